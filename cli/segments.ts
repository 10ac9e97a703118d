import { parseArgs } from 'node:util'
import { querySegments, segmentColumns, segmentRows, selectOfRows } from '../queries/index.ts'
import { answerUsage, askBuild, askedOptions } from './asked-options.ts'
import type { Command } from './command.ts'
import { exitCodes } from './exit-codes.ts'
import { outputOf } from './output.ts'
import { segmentsTable } from './tables/segments-table.ts'

const { month, where, format, output, out, lang } = askedOptions

const options = {
  ...{ month, where, format, output, out, lang },
  scheme: { type: 'string' },
  compare: { type: 'string' }
} as const

export const command: Command = {
  name: 'segments',
  summary: 'Customers by segment at the end of a month: how many, what they bought, what to do for them.',
  usage: `segments [--scheme eight|eleven|threshold|own] [--month YYYY-MM] [--compare previous|last-year|YYYY-MM] [--where DIM=VALUE]… [--format table|json|csv|arrow|parquet|xlsx] ${answerUsage}`,
  run: async (argv, io) => {
    const { values } = parseArgs({ args: [...argv], options })
    const output = outputOf(values, io)
    await askBuild(values, io, async ({ connection, question, reader }) => {
      const { period, where, scope, language } = question
      const { scheme, compare } = values
      const asked = { month: 'month' in period ? period.month : '', scheme, compare, where, scope, language }
      const answer = await querySegments(connection, asked)
      if (output.format === 'table') return output.text(segmentsTable(answer, reader))
      if (output.format === 'json') return output.text(`${JSON.stringify(answer, null, 2)}\n`)
      await output.rows(connection, selectOfRows(segmentColumns, segmentRows(answer)), 'segments')
    })
    return exitCodes.done
  }
}
