import { parseArgs } from 'node:util'
import type { DuckDBConnection } from '@duckdb/node-api'
import { exportOf, openKpiRows, rowLevels, type Select } from '../queries/index.ts'
import { answerUsage, askBuild, askedOptions, askedUsage, mostRows, onlyKpi } from './asked-options.ts'
import type { Command } from './command.ts'
import { exitCodes } from './exit-codes.ts'
import { offsetOf, oneOf } from './option-values.ts'
import { outputOf } from './output.ts'
import { dayBefore } from './tables/days.ts'
import { rowsNote, rowsTable, type JsonRow } from './tables/rows-table.ts'

/** What a table lists unless told; files have all. */
const rowsOfTable = 50

const options = {
  ...askedOptions,
  by: { type: 'string' },
  level: { type: 'string', default: 'counted' },
  search: { type: 'string' },
  sort: { type: 'string' },
  offset: { type: 'string' }
} as const

export const command: Command = {
  name: 'rows',
  summary: 'The rows behind a figure: the things it counts, or the order lines that these are made of.',
  usage: `rows <kpi> ${askedUsage} [--by DIM] [--level ${rowLevels.join('|')}] [--search TEXT] [--sort=[-]COLUMN] [--limit N] [--offset N] [--format table|json|csv|arrow|parquet|xlsx] ${answerUsage}`,
  run: async (argv, io) => {
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true })
    const kpi = onlyKpi(positionals)
    const output = outputOf(values, io)
    const level = oneOf('--level', values.level, rowLevels)
    const offset = offsetOf(values.offset)
    await askBuild(values, io, async ({ connection, question, reader }) => {
      const limit = question.limit ?? (output.format === 'table' ? rowsOfTable : mostRows)
      const { by, search, sort } = values
      const request = { ...question, kpi, by, level, search, sort, limit, offset }
      const { build, period, total, select } = await openKpiRows(connection, request)
      const facts = { total, offset, language: reader.language }
      if (output.format === 'table') {
        const days = { from: period.from, to: dayBefore(period.until) }
        const rows = await readJson(connection, select)
        return output.text(rowsTable(rows, { ...facts, build, kpi, period: days, isSplit: by !== undefined }))
      }
      await output.rows(connection, select, `${kpi}-${level === 'lines' ? 'lines' : 'rows'}`)
      io.err(`${rowsNote({ ...facts, shown: Math.max(0, Math.min(limit, total - offset)) })}\n`)
    })
    return exitCodes.done
  }
}

/** The rows of a select that is known to be small. */
async function readJson(connection: DuckDBConnection, select: Select): Promise<JsonRow[]> {
  const parts: Uint8Array[] = []
  // Only Parquet needs a folder.
  for await (const part of await exportOf(connection, select, { format: 'json', folder: '' }))
    parts.push(part)
  return JSON.parse(Buffer.concat(parts).toString('utf8')) as JsonRow[]
}
