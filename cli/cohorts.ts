import { parseArgs } from 'node:util'
import { cohortColumns, cohortGrains, cohortLines, queryCohorts, selectOfRows } from '../queries/index.ts'
import { answerUsage, askBuild, askedOptions } from './asked-options.ts'
import type { Command } from './command.ts'
import { exitCodes } from './exit-codes.ts'
import { oneOf } from './option-values.ts'
import { outputOf } from './output.ts'
import { cohortMeasures, cohortNotes, cohortSides, cohortsTable } from './tables/cohorts-table.ts'
import { tellNotes } from './tables/notes.ts'

// Cohorts are seen from the end of a month.
const { month, where, limit, format, output, out, lang } = askedOptions

const options = {
  ...{ month, where, limit, format, output, out, lang },
  by: { type: 'string', default: 'month' },
  measure: { type: 'string', default: 'customers' },
  on: { type: 'string', default: 'on' }
} as const

const usualCohorts = 13

export const command: Command = {
  name: 'cohorts',
  summary:
    'Who comes back: cohorts by their first purchases, and how many bought again in each period since.',
  usage: `cohorts [--by month|quarter] [--measure customers|value] [--on on|on-or-after] [--month YYYY-MM] [--where DIM=VALUE]… [--limit COHORTS] [--format table|json|csv|arrow|parquet|xlsx] ${answerUsage}`,
  run: async (argv, io) => {
    const { values } = parseArgs({ args: [...argv], options })
    const file = outputOf(values, io)
    const by = oneOf('--by', values.by, cohortGrains)
    const shown = {
      measure: oneOf('--measure', values.measure, cohortMeasures),
      side: oneOf('--on', values.on, cohortSides)
    }
    const asked = { ...values, quarter: undefined, from: undefined, to: undefined, definition: undefined }
    await askBuild(asked, io, async ({ connection, question, reader }) => {
      const { period, where: filters, scope, limit: cohorts = usualCohorts } = question
      if (!('month' in period)) throw new Error('a month is asked for')
      const triangle = await queryCohorts(connection, { ...period, by, cohorts, where: filters, scope })
      if (file.format === 'table') return file.text(cohortsTable(triangle, shown, reader))
      if (file.format === 'json') return file.text(`${JSON.stringify(triangle, null, 2)}\n`)
      await file.rows(connection, selectOfRows(cohortColumns, cohortLines(triangle)), 'cohorts')
      tellNotes(io, cohortNotes(triangle, reader))
    })
    return exitCodes.done
  }
}
