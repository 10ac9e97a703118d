import { parseArgs } from 'node:util'
import {
  boardColumns,
  type BoardGroup,
  boardKinds,
  boardSpans,
  queryBoard,
  selectOfRows
} from '../queries/index.ts'
import { answerUsage, askBuild, askedOptions, mostRows } from './asked-options.ts'
import type { Command } from './command.ts'
import { exitCodes } from './exit-codes.ts'
import { oneOf } from './option-values.ts'
import { outputOf } from './output.ts'
import { boardTable } from './tables/board-table.ts'

// The board is of the days after the last one of the data: it has no period.
const { where, limit, format, output, out, lang } = askedOptions

const options = {
  where,
  limit,
  format,
  output,
  out,
  lang,
  rep: { type: 'string' },
  team: { type: 'string' },
  span: { type: 'string' },
  kind: { type: 'string' }
} as const

const rowsOfTable = 10

/** Whom there is something to do for: a name that is not among them may be mistyped. */
const toDo = (groups: readonly BoardGroup[]) =>
  groups.length === 0
    ? 'nor for anybody else'
    : `there is something for ${groups.map(({ key }) => key || "''").join(', ')}`

export const command: Command = {
  name: 'board',
  summary: 'What to do with whom this week or month, and why: calls, follow-ups, complaints, renewals, days.',
  usage: `board [--rep R] [--team REGION] [--span ${boardSpans.join('|')}] [--kind ${boardKinds.join('|')}] [--where DIM=VALUE]… [--limit N] [--format table|json|csv|arrow|parquet|xlsx] ${answerUsage}`,
  run: async (argv, io) => {
    const { values } = parseArgs({ args: [...argv], options })
    const file = outputOf(values, io)
    const span = values.span === undefined ? undefined : oneOf('--span', values.span, boardSpans)
    const kind = values.kind === undefined ? undefined : oneOf('--kind', values.kind, boardKinds)
    const asked = { ...values, month: undefined, quarter: undefined, from: undefined, to: undefined }
    await askBuild({ ...asked, definition: undefined }, io, async ({ connection, question, reader }) => {
      const { rep, team } = values
      const board = await queryBoard(connection, {
        where: question.where,
        language: question.language,
        scope: question.scope,
        limit: question.limit ?? (file.format === 'table' ? rowsOfTable : mostRows),
        ...(rep !== undefined && { rep }),
        ...(team !== undefined && { team }),
        ...(span !== undefined && { span }),
        ...(kind !== undefined && { kind })
      })
      for (const [option, asked, groups] of [
        ['--rep', rep, board.reps],
        ['--team', team, board.teams]
      ] as const) {
        if (asked !== undefined && !groups.some(({ key }) => key === asked))
          io.err(`${option}: ${asked} — nothing to do; ${toDo(groups)}\n`)
      }
      if (file.format === 'table') return file.text(boardTable(board, reader, io.now()))
      if (file.format === 'json') return file.text(`${JSON.stringify(board, null, 2)}\n`)
      return file.rows(connection, selectOfRows(boardColumns, board.rows), 'board')
    })
    return exitCodes.done
  }
}
