import { DuckDBDateValue, DuckDBDecimalValue } from '@duckdb/node-api'
import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api'
import { openRows } from './open-rows.ts'
import { openParts, ready, type Parts } from './parts.ts'
import { rowTexts } from './row-texts.ts'
import type { Select } from './select.ts'
import { dayText, isExactDouble, isTime, numberText, timeText } from './value-text.ts'

/**
 * A select as a JSON array with one object per row and line. Integers and decimals are numbers where a double holds
 * them exactly, else text; days and times are ISO 8601 text; not-a-number and infinity, which JSON has not, are null.
 * @throws Error before the first part when the statement does not run.
 */
export function jsonRowsOf(connection: DuckDBConnection, select: Select): Promise<Parts> {
  return openParts(jsonParts(connection, select))
}

async function* jsonParts(connection: DuckDBConnection, select: Select): Parts {
  const rows = await openRows(connection, select)
  try {
    yield ready
    const encoder = new TextEncoder()
    const before = rows.columns.map(({ name }, index) => `${index === 0 ? '{' : ','}${JSON.stringify(name)}:`)
    let separator = '['
    for (let chunk = await rows.nextChunk(); chunk !== null; chunk = await rows.nextChunk()) {
      const texts = rowTexts(chunk, { before, cell: jsonCell, after: '}' })
      yield encoder.encode(separator + texts.join(',\n'))
      separator = ',\n'
    }
    yield encoder.encode(separator === '[' ? '[]\n' : ']\n')
  } finally {
    await rows.close()
  }
}

function jsonCell(value: DuckDBValue): string {
  if (value === null) return 'null'
  if (typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : 'null'
  if (typeof value === 'bigint' || value instanceof DuckDBDecimalValue) {
    return isExactDouble(value) ? numberText(value) : `"${numberText(value)}"`
  }
  if (value instanceof DuckDBDateValue) return `"${dayText(value)}"`
  return isTime(value) ? `"${timeText(value).replace(' ', 'T')}"` : String(value)
}
