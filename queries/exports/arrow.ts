import type { DuckDBConnection } from '@duckdb/node-api'
import { openRows } from './open-rows.ts'
import { openParts, ready, type Parts } from './parts.ts'
import type { Select } from './select.ts'

/**
 * A select as Arrow IPC stream, in record batches of up to 65,536 rows, every column nullable.
 *
 * INTEGER and smaller are Int32, BIGINT is Int64, DOUBLE and FLOAT are Float64, BOOLEAN is Bool, DATE is Date32 (days),
 * TIMESTAMP is microseconds (with a time zone: UTC), VARCHAR and enums are Utf8. DECIMAL and HUGEINT (what `sum` of
 * integers gives) are Float64: as Decimal128 they would arrive as slow Python objects in pandas and as four 32-bit words in
 * JavaScript, while a double holds every decimal of up to 15 digits exactly, money up to ten trillion with its cents.
 * Parquet keeps decimals as they are.
 * @throws Error before the first part when the statement does not run.
 */
export function arrowOf(connection: DuckDBConnection, select: Select): Promise<Parts> {
  return openParts(arrowParts(connection, select))
}

async function* arrowParts(connection: DuckDBConnection, select: Select): Parts {
  // Loading apache-arrow takes a tenth of a second, which no other command should wait for.
  const { createArrowBatches } = await import('./arrow-batches.ts')
  const rows = await openRows(connection, select)
  try {
    const batches = createArrowBatches(rows.columns)
    yield ready
    for (let chunk = await rows.nextChunk(); chunk !== null; chunk = await rows.nextChunk()) {
      yield* batches.append(chunk)
    }
    yield* batches.finish()
  } finally {
    await rows.close()
  }
}
