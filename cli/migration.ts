import { parseArgs } from 'node:util'
import { migrationColumns, migrationMoves, queryMigration, selectOfRows } from '../queries/index.ts'
import { answerUsage, askBuild, askedOptions } from './asked-options.ts'
import { UsageError, type Command } from './command.ts'
import { exitCodes } from './exit-codes.ts'
import { outputOf } from './output.ts'
import { migrationTable } from './tables/migration-table.ts'

const { where, format, output, out, lang } = askedOptions

const options = {
  ...{ where, format, output, out, lang },
  from: { type: 'string' },
  to: { type: 'string' },
  scheme: { type: 'string' }
} as const

export const command: Command = {
  name: 'migration',
  summary: 'Who moved from one segment to another between the ends of two months.',
  usage: `migration --from YYYY-MM --to YYYY-MM [--scheme eight|eleven|threshold|own] [--where DIM=VALUE]… [--format table|json|csv|arrow|parquet|xlsx] ${answerUsage}`,
  run: async (argv, io) => {
    const { values } = parseArgs({ args: [...argv], options })
    const { from, to, scheme, ...asked } = values
    const output = outputOf(values, io)
    if (from === undefined || to === undefined)
      throw new UsageError('two months: write --from YYYY-MM --to YYYY-MM')
    await askBuild(asked, io, async ({ connection, question, reader }) => {
      const { where, scope, language } = question
      const answer = await queryMigration(connection, { from, to, scheme, where, scope, language })
      if (output.format === 'table') return output.text(migrationTable(answer, reader))
      if (output.format === 'json') return output.text(`${JSON.stringify(answer, null, 2)}\n`)
      await output.rows(connection, selectOfRows(migrationColumns, migrationMoves(answer)), 'migration')
    })
    return exitCodes.done
  }
}
