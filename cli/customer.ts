import { parseArgs } from 'node:util'
import { describeBuild, parseRequest, monthSchema, queryCustomer, selectOfRows } from '../queries/index.ts'
import { answerUsage } from './asked-options.ts'
import { UsageError, type Command } from './command.ts'
import { exitCodes } from './exit-codes.ts'
import { openBuild } from './open-build.ts'
import { languageOf, wholeNumber } from './option-values.ts'
import { outputOf } from './output.ts'
import { customerTable } from './tables/customer-table.ts'
import { readerOf } from './tables/reader.ts'

const options = {
  month: { type: 'string' },
  months: { type: 'string' },
  format: { type: 'string' },
  output: { type: 'string' },
  out: { type: 'string', default: 'data' },
  lang: { type: 'string' }
} as const

/** What files hold of a card: the months, which can be added up. */
const monthColumns = [
  { name: 'month', type: 'VARCHAR' },
  { name: 'orders', type: 'DOUBLE' },
  { name: 'net_amount', type: 'DOUBLE' },
  { name: 'gross_amount', type: 'DOUBLE' },
  { name: 'returned_amount', type: 'DOUBLE' }
] as const

export const command: Command = {
  name: 'customer',
  summary: 'One customer: who they are, their classes, what they bought, how they were looked after.',
  usage: `customer <id> [--month YYYY-MM] [--months 24] [--format table|json|csv|arrow|parquet|xlsx] ${answerUsage}`,
  run: async (argv, io) => {
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true })
    const id = onlyId(positionals)
    const output = outputOf(values, io)
    const language = languageOf(values.lang, io.env)
    const months = wholeNumber('--months', values.months, { least: 1, most: 120 })
    const build = await openBuild(values.out)
    try {
      const { connection } = build
      const about = await describeBuild(connection)
      const month = parseRequest(monthSchema, values.month ?? about.latest_month ?? '')
      const scope = {}
      const card = await queryCustomer(connection, { id, month, months, scope, language })
      if (card === null)
        throw new UsageError(
          `customer: ${id} — there is none of that id; "clientele rows net-sales" names some`
        )
      if (output.format === 'json') await output.text(`${JSON.stringify(card, null, 2)}\n`)
      else if (output.format === 'table') await output.text(customerTable(card, readerOf(about, language)))
      else await output.rows(connection, selectOfRows(monthColumns, card.months), 'customer')
    } finally {
      build.close()
    }
    return exitCodes.done
  }
}

function onlyId(positionals: readonly string[]): string {
  const [id, extra] = positionals
  if (id === undefined) throw new UsageError('no customer named — clientele customer <id>')
  if (extra !== undefined) throw new UsageError(`one customer at a time: ${extra} — leave it out`)
  return id
}
