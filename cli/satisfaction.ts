import { parseArgs } from 'node:util'
import {
  openComments,
  queryComments,
  querySatisfaction,
  satisfactionMonthColumns,
  selectOfRows,
  surveys
} from '../queries/index.ts'
import { answerUsage, askBuild, askedOptions, mostRows } from './asked-options.ts'
import { UsageError, type Command } from './command.ts'
import { exitCodes } from './exit-codes.ts'
import { oneOf } from './option-values.ts'
import { outputOf } from './output.ts'
import { commentsTable, satisfactionTable } from './tables/satisfaction-table.ts'

const { month, where, limit, format, output, out, lang } = askedOptions

const options = {
  ...{ month, where, limit, format, output, out, lang },
  survey: { type: 'string' },
  comments: { type: 'boolean', default: false },
  verdict: { type: 'string' },
  search: { type: 'string' }
} as const

const rowsOfTable = 20

export const command: Command = {
  name: 'satisfaction',
  summary: 'How satisfied customers say they are, and what they then do; --comments: what they wrote.',
  usage: `satisfaction [--survey ${surveys.join('|')}] [--month YYYY-MM] [--where DIM=VALUE]… [--comments [--verdict NAME] [--search TEXT]] [--limit N] [--format table|json|csv|arrow|parquet|xlsx] ${answerUsage}`,
  run: async (argv, io) => {
    const { values } = parseArgs({ args: [...argv], options })
    const file = outputOf(values, io)
    const given = { verdict: values.verdict, search: values.search }
    const [listOnly] = Object.entries(given).find(([, value]) => value !== undefined) ?? []
    if (!values.comments && listOnly !== undefined)
      throw new UsageError(`--${listOnly}: is of what customers wrote — add --comments`)
    const asked = { ...values, quarter: undefined, from: undefined, to: undefined, definition: undefined }
    await askBuild(asked, io, async ({ connection, question, reader }) => {
      const request = {
        ...{ where: question.where, language: question.language, scope: question.scope },
        ...(values.month !== undefined && { month: values.month }),
        ...(values.survey !== undefined && { survey: oneOf('--survey', values.survey, surveys) })
      }
      if (!values.comments) {
        const answer = await querySatisfaction(connection, request)
        if (file.format === 'table') return file.text(satisfactionTable(answer, reader))
        if (file.format === 'json') return file.text(`${JSON.stringify(answer, null, 2)}\n`)
        return file.rows(
          connection,
          selectOfRows(satisfactionMonthColumns, answer.months),
          `satisfaction-${answer.survey}`
        )
      }
      const listed = {
        ...request,
        ...(values.verdict !== undefined && { verdict: values.verdict }),
        ...(values.search !== undefined && { search: values.search }),
        limit: question.limit ?? (file.format === 'table' ? rowsOfTable : mostRows)
      }
      if (file.format === 'table' || file.format === 'json') {
        const comments = await queryComments(connection, listed)
        if (file.format === 'table') return file.text(commentsTable(comments, reader))
        return file.text(`${JSON.stringify(comments, null, 2)}\n`)
      }
      const { select } = await openComments(connection, listed)
      return file.rows(connection, select, 'comments')
    })
    return exitCodes.done
  }
}
