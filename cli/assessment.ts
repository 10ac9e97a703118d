import { parseArgs } from 'node:util'
import {
  formIndicatorColumns,
  openAssessed,
  queryAssessed,
  queryAssessment,
  queryAssessmentForm,
  selectOfRows
} from '../queries/index.ts'
import { answerUsage, askBuild, askedOptions, mostRows, type Asked } from './asked-options.ts'
import { UsageError, type Command } from './command.ts'
import { exitCodes } from './exit-codes.ts'
import { outputOf, type Output } from './output.ts'
import { assessmentFormTable, assessmentTable } from './tables/assessment-table.ts'

const { month, where, limit, format, output, out, lang } = askedOptions

const options = {
  month,
  where,
  limit,
  format,
  output,
  out,
  lang,
  grade: { type: 'string' },
  advice: { type: 'string' },
  'moved-by': { type: 'string' },
  search: { type: 'string' },
  sort: { type: 'string' }
} as const

type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>['values']

const rowsOfTable = 20

export const command: Command = {
  name: 'assessment',
  summary: 'How customers are assessed: scores, grades and advice, or the form of one customer.',
  usage: `assessment [customer] [--month YYYY-MM] [--where DIM=VALUE]… [--grade NAME] [--advice maintain|improve|terminate] [--moved-by INDICATOR] [--search TEXT] [--sort=[-]COLUMN] [--limit N] [--format table|json|csv|arrow|parquet|xlsx] ${answerUsage}`,
  run: async (argv, io) => {
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true })
    const [id, extra] = positionals
    if (extra !== undefined) throw new UsageError(`one customer at a time: ${extra} — leave it out`)
    const file = outputOf(values, io)
    const asked = { ...values, quarter: undefined, from: undefined, to: undefined, definition: undefined }
    await askBuild(asked, io, async (build) =>
      id === undefined ? tellAll(build, values, file) : tellOne(build, id, file)
    )
    return exitCodes.done
  }
}

const monthOf = ({ question: { period } }: Asked): string => ('month' in period ? (period.month ?? '') : '')

async function tellOne(asked: Asked, id: string, file: Output): Promise<void> {
  const { connection, question, reader } = asked
  const { scope, language } = question
  const form = await queryAssessmentForm(connection, { id, month: monthOf(asked), scope, language })
  if (form === null)
    throw new UsageError(`customer: ${id} — there is none of that id; "clientele assessment" names some`)
  if (file.format === 'table') return file.text(assessmentFormTable(form, reader))
  if (file.format === 'json') return file.text(`${JSON.stringify(form, null, 2)}\n`)
  await file.rows(connection, selectOfRows(formIndicatorColumns, form.indicators), 'assessment')
}

async function tellAll(asked: Asked, values: Values, file: Output): Promise<void> {
  const { connection, question, reader } = asked
  const { scope, language } = question
  const viewed = { month: monthOf(asked), where: question.where, scope, language }
  const { grade, advice, search, sort, 'moved-by': moved_by } = values
  const request = {
    ...viewed,
    limit: question.limit ?? (file.format === 'table' ? rowsOfTable : mostRows),
    ...(grade !== undefined && { grade }),
    ...(advice !== undefined && { advice }),
    ...(moved_by !== undefined && { moved_by }),
    ...(search !== undefined && { search }),
    ...(sort !== undefined && { sort })
  }
  if (file.format !== 'table' && file.format !== 'json') {
    const { select } = await openAssessed(connection, request)
    return file.rows(connection, select, 'assessment')
  }
  const overview = await queryAssessment(connection, viewed)
  const list = await queryAssessed(connection, request)
  if (file.format === 'table') return file.text(assessmentTable(overview, list, reader))
  return file.text(`${JSON.stringify({ ...overview, list: list.rows }, null, 2)}\n`)
}
