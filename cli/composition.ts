import { parseArgs } from 'node:util'
import {
  compositionPointColumns,
  compositionPoints,
  compositionRowColumns,
  kpiOfMeasure,
  measureNames,
  pivotCells,
  pivotCellColumns,
  queryComposition,
  queryCompositionHistory,
  queryPivot,
  selectOfRows,
  type KpiName
} from '../queries/index.ts'
import {
  answerUsage,
  askBuild,
  askedOptions,
  askedUsage,
  classesOf,
  comparedOptions,
  comparedUsage,
  limitOf
} from './asked-options.ts'
import { UsageError, type Command, type Io } from './command.ts'
import { exitCodes } from './exit-codes.ts'
import { wholeNumber } from './option-values.ts'
import { outputOf, type Output } from './output.ts'
import { compositionHistoryNotes, compositionHistoryTable } from './tables/composition-history-table.ts'
import { compositionNotes, compositionTable } from './tables/composition-table.ts'
import { limitNotes, periodNotes, tellNotes } from './tables/notes.ts'
import { pivotNotes, pivotTable } from './tables/pivot-table.ts'

/** Members that a table of months has columns for, unless told; files have all. */
const membersOfTable = 8
const mostMonths = 120

const options = {
  ...askedOptions,
  ...comparedOptions,
  measure: { type: 'string', default: 'net-sales' },
  pivot: { type: 'string' },
  columns: { type: 'string' },
  months: { type: 'string' }
} as const

type Values = ReturnType<typeof parse>['values']

const parse = (argv: readonly string[]) => parseArgs({ args: [...argv], options, allowPositionals: true })

export const command: Command = {
  name: 'composition',
  summary:
    'What a measure is made of by one dimension: shares, contributions, concentration; by two; or month by month.',
  usage: `composition <dimension> [--measure ${measureNames().join('|')}] ${askedUsage} [--limit N] [--compare ${comparedUsage}] [--classes own|base] [--pivot DIM [--columns N]] [--months N] [--format table|json|csv|arrow|parquet|xlsx] ${answerUsage}`,
  run: async (argv, io) => {
    const { values, positionals } = parse(argv)
    const dimension = onlyDimension(positionals)
    const kpi = kpiOfMeasure(values.measure)
    const output = outputOf(values, io)
    const asked = { kpi, values, io, output }
    if (values.months !== undefined) await history({ ...asked, by: dimension })
    else if (values.pivot !== undefined) await pivot({ ...asked, rows: dimension, columns: values.pivot })
    else await compose({ ...asked, by: dimension })
    return exitCodes.done
  }
}

function onlyDimension(positionals: readonly string[]): string {
  const [dimension, extra] = positionals
  if (dimension === undefined)
    throw new UsageError(
      'no dimension named — for example "composition tier"; a wrong name is answered with the list'
    )
  if (extra !== undefined)
    throw new UsageError(
      `one dimension at a time: ${extra} — leave it out, or give a second one as --pivot ${extra}`
    )
  return dimension
}

interface Task {
  readonly kpi: KpiName
  readonly values: Values
  readonly io: Io
  readonly output: Output
}

function compose({ kpi, values, io, output, by }: Task & { by: string }): Promise<void> {
  const classes = classesOf(values.classes)
  return askBuild(values, io, async ({ connection, question, reader }) => {
    const answer = await queryComposition(connection, {
      ...question,
      kpi,
      by,
      compare: values.compare,
      classes
    })
    if (output.format === 'table') return output.text(compositionTable(answer, reader))
    if (output.format === 'json') return output.text(`${JSON.stringify(answer, null, 2)}\n`)
    await output.rows(connection, selectOfRows(compositionRowColumns, answer.rows), `${kpi}-${by}`)
    tellNotes(io, [...compositionNotes(answer, reader), ...limitNotes(answer, reader)])
  })
}

function pivot({
  kpi,
  values,
  io,
  output,
  ...sides
}: Task & { rows: string; columns: string }): Promise<void> {
  if (values.compare !== undefined)
    throw new UsageError('--compare: a pivot shows one period — leave out --compare or --pivot')
  const column_limit = limitOf(values.columns, '--columns')
  return askBuild(values, io, async ({ connection, question, reader }) => {
    const { limit: row_limit, ...shared } = question
    const answer = await queryPivot(connection, { ...shared, ...sides, kpi, row_limit, column_limit })
    if (output.format === 'table') {
      const fits = io.outIsTerminal && values.output === undefined ? io.columns : undefined
      return output.text(pivotTable(answer, reader, fits))
    }
    if (output.format === 'json') return output.text(`${JSON.stringify(answer, null, 2)}\n`)
    await output.rows(connection, selectOfRows(pivotCellColumns, pivotCells(answer)), kpi)
    tellNotes(io, [...pivotNotes(answer, reader), ...periodNotes(answer, reader.language)])
  })
}

function history({ kpi, values, io, output, by }: Task & { by: string }): Promise<void> {
  if (values.pivot !== undefined)
    throw new UsageError('--pivot: a pivot shows one period — leave out --pivot or --months')
  if (values.compare !== undefined)
    throw new UsageError('--compare: months stand beside each other — leave out --compare or --months')
  const months = wholeNumber('--months', values.months, { least: 1, most: mostMonths })
  return askBuild(values, io, async ({ connection, question, reader }) => {
    const { period, ...asked } = question
    if (!('month' in period))
      throw new UsageError(
        '--months: the last of them is a month — give it as --month, not a quarter or days'
      )
    const limit = question.limit ?? (output.format === 'table' ? membersOfTable : undefined)
    const request = { ...asked, kpi, by, months, limit, month: period.month }
    const answer = await queryCompositionHistory(connection, request)
    if (output.format === 'table') return output.text(compositionHistoryTable(answer, reader))
    if (output.format === 'json') return output.text(`${JSON.stringify(answer, null, 2)}\n`)
    const rows = selectOfRows(compositionPointColumns, compositionPoints(answer))
    await output.rows(connection, rows, `${kpi}-${by}-months`)
    tellNotes(io, compositionHistoryNotes(answer, reader))
  })
}
