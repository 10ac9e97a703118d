import { parseArgs } from 'node:util'
import { kpiRowColumns, queryKpi, selectOfRows } from '../queries/index.ts'
import {
  answerUsage,
  askBuild,
  askedOptions,
  askedUsage,
  classesOf,
  comparedOptions,
  comparedUsage,
  onlyKpi
} from './asked-options.ts'
import type { Command } from './command.ts'
import { exitCodes } from './exit-codes.ts'
import { outputOf } from './output.ts'
import { answerTable } from './tables/kpi-table.ts'
import { answerNotes, limitNotes, tellNotes } from './tables/notes.ts'

const options = { ...askedOptions, ...comparedOptions, by: { type: 'string' } } as const

export const command: Command = {
  name: 'query',
  summary: 'One figure, or one per member of a dimension; "kpis" lists the figures that there are.',
  usage: `query <kpi> ${askedUsage} [--by DIM] [--limit N] [--compare ${comparedUsage}] [--classes own|base] [--format table|json|csv|arrow|parquet|xlsx] ${answerUsage}`,
  run: async (argv, io) => {
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true })
    const kpi = onlyKpi(positionals)
    const output = outputOf(values, io)
    const classes = classesOf(values.classes)
    await askBuild(values, io, async ({ connection, question, reader }) => {
      const { by, compare } = values
      const answer = await queryKpi(connection, { ...question, kpi, by, compare, classes })
      if (output.format === 'table') return output.text(answerTable(answer, reader))
      if (output.format === 'json') return output.text(`${JSON.stringify(answer, null, 2)}\n`)
      await output.rows(connection, selectOfRows(kpiRowColumns, answer.rows), kpi)
      tellNotes(io, [...limitNotes(answer, reader), ...answerNotes(answer, reader)])
    })
    return exitCodes.done
  }
}
