import { parseArgs } from 'node:util'
import { queryCustomerValues, selectOfRows, valuedCustomerColumns } from '../queries/index.ts'
import { answerUsage, askBuild, askedOptions } from './asked-options.ts'
import type { Command } from './command.ts'
import { exitCodes } from './exit-codes.ts'
import { outputOf } from './output.ts'
import { valuesTable } from './tables/values-table.ts'

// Foretold is from the last day of the data on: there is no period to choose.
const { where, limit, format, output, out, lang } = askedOptions
const options = { where, limit, format, output, out, lang } as const

const rowsOfTable = 20
/** As many as the query gives at once. */
const rowsOfFile = 100_000

export const command: Command = {
  name: 'values',
  summary:
    'What customers are expected to buy in the next 52 weeks, by tenths and classes, and the most valuable.',
  usage: `values [--where DIM=VALUE]… [--limit N] [--format table|json|csv|arrow|parquet|xlsx] ${answerUsage}`,
  run: async (argv, io) => {
    const { values } = parseArgs({ args: [...argv], options })
    const file = outputOf(values, io)
    const asked = { ...values, month: undefined, quarter: undefined, from: undefined, to: undefined }
    await askBuild({ ...asked, definition: undefined }, io, async ({ connection, question, reader }) => {
      const found = await queryCustomerValues(connection, {
        where: question.where,
        limit: question.limit ?? (file.format === 'table' ? rowsOfTable : rowsOfFile),
        language: question.language,
        scope: question.scope
      })
      if (file.format === 'table') return file.text(valuesTable(found, reader))
      if (file.format === 'json') return file.text(`${JSON.stringify(found, null, 2)}\n`)
      await file.rows(connection, selectOfRows(valuedCustomerColumns, found.top), 'customer-values')
    })
    return exitCodes.done
  }
}
