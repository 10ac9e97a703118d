import { parseArgs } from 'node:util'
import { flowPeriodColumns, flowPeriods, queryCustomerFlow, selectOfRows } from '../queries/index.ts'
import { answerUsage, askBuild, askedOptions, askedUsage, periodUsage } from './asked-options.ts'
import type { Command } from './command.ts'
import { exitCodes } from './exit-codes.ts'
import { outputOf } from './output.ts'
import { flowNotes, flowTable } from './tables/flow-table.ts'
import { tellNotes } from './tables/notes.ts'

// A flow has no members to leave out.
const { limit: _limit, ...periodOptions } = askedOptions

const options = { ...periodOptions, compare: { type: 'string' } } as const

export const command: Command = {
  name: 'flow',
  summary: 'Who came and who went: customers at both ends of a period, the new, the won back, the churned.',
  usage: `flow ${askedUsage} [--compare ${periodUsage}] [--format table|json|csv|arrow|parquet|xlsx] ${answerUsage}`,
  run: async (argv, io) => {
    const { values } = parseArgs({ args: [...argv], options })
    const output = outputOf(values, io)
    await askBuild(values, io, async ({ connection, question, reader }) => {
      const { period, where, definition, scope } = question
      const { compare } = values
      const flow = await queryCustomerFlow(connection, { period, where, definition, scope, compare })
      if (output.format === 'table') return output.text(flowTable(flow, reader))
      if (output.format === 'json') return output.text(`${JSON.stringify(flow, null, 2)}\n`)
      await output.rows(connection, selectOfRows(flowPeriodColumns, flowPeriods(flow)), 'customer-flow')
      tellNotes(io, flowNotes(flow, reader))
    })
    return exitCodes.done
  }
}
