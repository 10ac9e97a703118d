import { parseArgs } from 'node:util'
import { openCallList, queryCallList, queryRisk } from '../queries/index.ts'
import { answerUsage, askBuild, askedOptions, mostRows } from './asked-options.ts'
import type { Command } from './command.ts'
import { exitCodes } from './exit-codes.ts'
import { outputOf } from './output.ts'
import { tellNotes } from './tables/notes.ts'
import { riskNotes, riskTable } from './tables/risk-table.ts'

// The list is of the customers of today: it has no period.
const { where, limit, format, output, out, lang } = askedOptions

const options = {
  where,
  limit,
  format,
  output,
  out,
  lang,
  rule: { type: 'string' },
  search: { type: 'string' },
  sort: { type: 'string' }
} as const

const rowsOfTable = 20

export const command: Command = {
  name: 'risk',
  summary: 'Whom to call: customers by the chance that they leave times what they are worth, with the rules.',
  usage: `risk [--where DIM=VALUE]… [--rule NAME] [--search TEXT] [--sort=[-]COLUMN] [--limit N] [--format table|json|csv|arrow|parquet|xlsx] ${answerUsage}`,
  run: async (argv, io) => {
    const { values } = parseArgs({ args: [...argv], options })
    const file = outputOf(values, io)
    const asked = { ...values, month: undefined, quarter: undefined, from: undefined, to: undefined }
    await askBuild({ ...asked, definition: undefined }, io, async ({ connection, question, reader }) => {
      const { language, scope } = question
      const { rule, search, sort } = values
      const viewed = { where: question.where, language, scope }
      const overview = await queryRisk(connection, viewed)
      const request = {
        ...viewed,
        limit: question.limit ?? (file.format === 'table' ? rowsOfTable : mostRows),
        ...(rule !== undefined && { rule }),
        ...(search !== undefined && { search }),
        ...(sort !== undefined && { sort })
      }
      if (file.format === 'table' || file.format === 'json') {
        const list = await queryCallList(connection, request)
        if (file.format === 'table') return file.text(riskTable(overview, list, reader))
        return file.text(`${JSON.stringify({ ...overview, call_list: list.rows }, null, 2)}\n`)
      }
      const { select } = await openCallList(connection, request)
      await file.rows(connection, select, 'call-list')
      tellNotes(io, riskNotes(overview, reader))
    })
    return exitCodes.done
  }
}
