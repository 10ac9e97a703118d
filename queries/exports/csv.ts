import type { DuckDBConnection } from '@duckdb/node-api'
import { csvCell, csvLine } from './csv-text.ts'
import { openRows } from './open-rows.ts'
import { openParts, ready, type Parts } from './parts.ts'
import { rowTexts } from './row-texts.ts'
import type { Select } from './select.ts'

export interface CsvOptions {
  /** Begin with a byte order mark: without one Excel does not read Chinese. */
  readonly bom?: boolean
}

/**
 * A select as CSV: RFC 4180 with `\n`, in UTF-8, a head line first, formulas disarmed (see csvCell).
 * @throws Error before the first part when the statement does not run.
 */
export function csvOf(
  connection: DuckDBConnection,
  select: Select,
  { bom = false }: CsvOptions = {}
): Promise<Parts> {
  return openParts(csvParts(connection, select, bom))
}

async function* csvParts(connection: DuckDBConnection, select: Select, bom: boolean): Parts {
  const rows = await openRows(connection, select)
  try {
    yield ready
    const encoder = new TextEncoder()
    yield encoder.encode((bom ? '\uFEFF' : '') + csvLine(rows.columns.map(({ name }) => name)))
    const before = rows.columns.map((_, index) => (index === 0 ? '' : ','))
    // A blank line would be no row to most readers.
    const cell: typeof csvCell =
      before.length > 1 ? csvCell : (value) => (value === null ? '""' : csvCell(value))
    for (let chunk = await rows.nextChunk(); chunk !== null; chunk = await rows.nextChunk()) {
      yield encoder.encode(rowTexts(chunk, { before, cell, after: '\n' }).join(''))
    }
  } finally {
    await rows.close()
  }
}
