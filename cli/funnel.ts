import { parseArgs } from 'node:util'
import {
  funnelGroupColumns,
  funnelGroupLines,
  funnelStageColumns,
  funnelStageLines,
  queryFunnel,
  readSources,
  selectOfRows
} from '../queries/index.ts'
import { answerUsage, askBuild, askedOptions } from './asked-options.ts'
import type { Command } from './command.ts'
import { exitCodes } from './exit-codes.ts'
import { wholeNumber } from './option-values.ts'
import { outputOf } from './output.ts'
import { funnelNotes, funnelTable } from './tables/funnel-table.ts'
import { missingSourceNote } from './tables/missing-source.ts'
import { tellNotes } from './tables/notes.ts'

const { month, where, limit, format, output, out, lang } = askedOptions

const options = {
  ...{ month, where, limit, format, output, out, lang },
  months: { type: 'string' },
  by: { type: 'string' }
} as const

export const command: Command = {
  name: 'funnel',
  summary: 'Opportunities from stage to stage: who went on, days in each stage, win rate, and what is open.',
  usage: `funnel [--by opportunity_owner|DIM] [--month YYYY-MM] [--months 12] [--where DIM=VALUE]… [--limit GROUPS] [--format table|json|csv|arrow|parquet|xlsx] ${answerUsage}`,
  run: async (argv, io) => {
    const { values } = parseArgs({ args: [...argv], options })
    const file = outputOf(values, io)
    const months = wholeNumber('--months', values.months, { least: 1, most: 120 })
    const asked = { ...values, quarter: undefined, from: undefined, to: undefined, definition: undefined }
    await askBuild(asked, io, async ({ connection, question, reader }) => {
      const { period, where: filters, scope, language, limit: groups } = question
      if (!('month' in period)) throw new Error('a month is asked for')
      const funnel = await queryFunnel(connection, {
        ...{ ...period, by: values.by, where: filters, scope, language },
        ...(months !== undefined && { months }),
        ...(groups !== undefined && { limit: groups })
      })
      const missing = missingSourceNote(
        ['opportunities', 'opportunity_stages'],
        await readSources(connection),
        reader
      )
      const notes = [...missing, ...funnelNotes(funnel, reader)]
      if (file.format === 'table') return file.text(funnelTable(funnel, notes, reader))
      if (file.format === 'json') return file.text(`${JSON.stringify(funnel, null, 2)}\n`)
      // Files hold one kind of row: the groups where the funnel is split, else the stages.
      const select =
        values.by === undefined
          ? selectOfRows(funnelStageColumns, funnelStageLines(funnel))
          : selectOfRows(funnelGroupColumns, funnelGroupLines(funnel))
      await file.rows(connection, select, 'funnel')
      tellNotes(io, notes)
    })
    return exitCodes.done
  }
}
