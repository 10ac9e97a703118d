import { parseArgs } from 'node:util'
import {
  querySurvival,
  selectOfRows,
  survivalColumns,
  survivalEvents,
  survivalLines
} from '../queries/index.ts'
import { answerUsage, askBuild, askedOptions } from './asked-options.ts'
import type { Command } from './command.ts'
import { exitCodes } from './exit-codes.ts'
import { oneOf } from './option-values.ts'
import { outputOf } from './output.ts'
import { tellNotes } from './tables/notes.ts'
import { survivalNotes, survivalTable } from './tables/survival-table.ts'

const { month, where, limit, format, output, out, lang } = askedOptions

const options = {
  ...{ month, where, limit, format, output, out, lang },
  event: { type: 'string', default: 'churn' },
  by: { type: 'string' }
} as const

export const command: Command = {
  name: 'survival',
  summary: 'How long customers stay, or wait before they buy again, with a test between groups.',
  usage: `survival [--event churn|next-purchase] [--by DIM] [--month YYYY-MM] [--where DIM=VALUE]… [--limit GROUPS] [--format table|json|csv|arrow|parquet|xlsx] ${answerUsage}`,
  run: async (argv, io) => {
    const { values } = parseArgs({ args: [...argv], options })
    const file = outputOf(values, io)
    const event = oneOf('--event', values.event, survivalEvents)
    const asked = { ...values, quarter: undefined, from: undefined, to: undefined, definition: undefined }
    await askBuild(asked, io, async ({ connection, question, reader }) => {
      const { period, where: filters, scope, language, limit: groups } = question
      if (!('month' in period)) throw new Error('a month is asked for')
      const survival = await querySurvival(connection, {
        ...{ ...period, event, by: values.by, where: filters, scope, language },
        ...(groups !== undefined && { groups })
      })
      if (file.format === 'table') return file.text(survivalTable(survival, reader))
      if (file.format === 'json') return file.text(`${JSON.stringify(survival, null, 2)}\n`)
      await file.rows(connection, selectOfRows(survivalColumns, survivalLines(survival)), 'survival')
      tellNotes(io, survivalNotes(survival, reader))
    })
    return exitCodes.done
  }
}
