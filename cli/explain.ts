import { parseArgs } from 'node:util'
import {
  bridgeLineColumns,
  bridgeLines,
  bridges,
  bridgeSorts,
  queryExplain,
  selectOfRows
} from '../queries/index.ts'
import {
  answerUsage,
  askBuild,
  askedOptions,
  askedUsage,
  classesOf,
  comparedOptions,
  onlyKpi,
  periodUsage
} from './asked-options.ts'
import { UsageError, type Command } from './command.ts'
import { exitCodes } from './exit-codes.ts'
import { offsetOf, oneOf } from './option-values.ts'
import { outputOf } from './output.ts'
import { explainNotes, explainTable } from './tables/explain-table.ts'
import { tellNotes } from './tables/notes.ts'

/** Members that a table lists per bridge, unless told; files have all. */
const membersOfTable = 20

const options = {
  ...askedOptions,
  ...comparedOptions,
  against: { type: 'string' },
  bridge: { type: 'string' },
  by: { type: 'string' },
  effect: { type: 'string' },
  search: { type: 'string' },
  sort: { type: 'string' },
  offset: { type: 'string' }
} as const

export const command: Command = {
  name: 'explain',
  summary: 'What changed: from the figure of one period to that of another, exactly, effect by effect.',
  usage: `explain <kpi> ${askedUsage} [--against ${periodUsage}] [--classes own|base] [--bridge ${bridges.join('|')}] [--by DIM] [--effect EFFECT] [--search TEXT] [--sort=${bridgeSorts.join('|')}] [--limit N] [--offset N] [--format table|json|csv|arrow|parquet|xlsx] ${answerUsage}`,
  run: async (argv, io) => {
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true })
    const kpi = onlyKpi(positionals)
    const output = outputOf(values, io)
    const request = {
      kpi,
      compare: comparedWith(values),
      classes: classesOf(values.classes),
      bridge: values.bridge === undefined ? undefined : oneOf('--bridge', values.bridge, bridges),
      by: values.by,
      effect: values.effect,
      search: values.search,
      sort: values.sort === undefined ? undefined : oneOf('--sort', values.sort, bridgeSorts),
      offset: offsetOf(values.offset)
    }
    await askBuild(values, io, async ({ connection, question, reader }) => {
      const limit = question.limit ?? (output.format === 'table' ? membersOfTable : undefined)
      const answer = await queryExplain(connection, { ...question, ...request, limit })
      if (output.format === 'table') return output.text(explainTable(answer, reader, request))
      if (output.format === 'json') return output.text(`${JSON.stringify(answer, null, 2)}\n`)
      await output.rows(connection, selectOfRows(bridgeLineColumns, bridgeLines(answer)), `${kpi}-bridges`)
      tellNotes(io, explainNotes(answer, reader, request))
    })
    return exitCodes.done
  }
}

/** `--against` reads better, `--compare` is what every other command has. */
function comparedWith({
  against,
  compare
}: {
  against?: string | undefined
  compare?: string | undefined
}): string | undefined {
  if (against !== undefined && compare !== undefined && against !== compare)
    throw new UsageError(`--against: ${against} — --compare says ${compare}; they mean the same, give one`)
  return against ?? compare
}
