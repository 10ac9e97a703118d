import { parseArgs } from 'node:util'
import { lifecycleColumns, lifecycleLines, queryLifecycle, selectOfRows } from '../queries/index.ts'
import { answerUsage, askBuild, askedOptions } from './asked-options.ts'
import type { Command } from './command.ts'
import { exitCodes } from './exit-codes.ts'
import { wholeNumber } from './option-values.ts'
import { outputOf } from './output.ts'
import { lifecycleNotes, lifecycleTable } from './tables/lifecycle-table.ts'
import { tellNotes } from './tables/notes.ts'

const { month, where, format, output, out, lang } = askedOptions

const options = {
  ...{ month, where, format, output, out, lang },
  months: { type: 'string' }
} as const

export const command: Command = {
  name: 'lifecycle',
  summary: 'Customers by stage month by month, from lead to churned and back, and who moved between stages.',
  usage: `lifecycle [--month YYYY-MM] [--months N] [--where DIM=VALUE]… [--format table|json|csv|arrow|parquet|xlsx] ${answerUsage}`,
  run: async (argv, io) => {
    const { values } = parseArgs({ args: [...argv], options })
    const file = outputOf(values, io)
    const months = wholeNumber('--months', values.months, { least: 1, most: 120 })
    const none = { quarter: undefined, from: undefined, to: undefined }
    const asked = { ...values, ...none, definition: undefined, limit: undefined }
    await askBuild(asked, io, async ({ connection, question, reader }) => {
      const { period, where: filters, scope } = question
      if (!('month' in period)) throw new Error('a month is asked for')
      const flow = await queryLifecycle(connection, {
        ...{ ...period, where: filters, scope },
        ...(months !== undefined && { months })
      })
      if (file.format === 'table') return file.text(lifecycleTable(flow, reader))
      if (file.format === 'json') return file.text(`${JSON.stringify(flow, null, 2)}\n`)
      await file.rows(connection, selectOfRows(lifecycleColumns, lifecycleLines(flow)), 'lifecycle')
      tellNotes(io, lifecycleNotes(flow, reader))
    })
    return exitCodes.done
  }
}
