import {
  DOUBLE,
  DuckDBDataChunk,
  INTEGER,
  VARCHAR,
  type DuckDBConnection,
  type DuckDBType,
  type DuckDBValue
} from '@duckdb/node-api'

/** Rows per chunk that DuckDB takes at once. */
const chunkRows = 2048

const types: Readonly<Record<'integer' | 'double' | 'varchar', DuckDBType>> = {
  integer: INTEGER,
  double: DOUBLE,
  varchar: VARCHAR
}

/** A column to be written: a number that is NaN and a text that is null become null. */
export interface WrittenColumn {
  readonly type: keyof typeof types
  readonly values: ArrayLike<number | string | null>
}

/**
 * The columns of a select as arrays of numbers, all of one length; null is NaN. The select casts what is no number:
 * decimals to double, days to the number of days since a first one. It states an order, or sums would differ in
 * their last digits from build to build.
 */
export async function readColumns<Name extends string>({
  connection,
  sql,
  given = {},
  names
}: {
  connection: DuckDBConnection
  sql: string
  /** Values of the select's `$parameters`. */
  given?: Readonly<Record<string, number>>
  /** As the select names them, in any order. */
  names: readonly Name[]
}): Promise<Readonly<Record<Name, Float64Array>>> {
  const result = await connection.run(sql, given)
  const positions = names.map((name) => result.columnNames().indexOf(name))
  const chunks = await result.fetchAllChunks()
  const count = chunks.reduce((sum, chunk) => sum + chunk.rowCount, 0)
  const arrays = names.map(() => new Float64Array(count))
  let above = 0
  for (const chunk of chunks) {
    for (const [index, position] of positions.entries()) fill(arrays[index], above, chunk, position)
    above += chunk.rowCount
  }
  return Object.fromEntries(names.map((name, index) => [name, arrays[index]])) as Record<Name, Float64Array>
}

function fill(
  array: Float64Array | undefined,
  above: number,
  chunk: DuckDBDataChunk,
  position: number
): void {
  const vector = chunk.getColumnVector(position)
  for (let row = 0; row < chunk.rowCount; row += 1) {
    const value = vector.getItem(row)
    if (array) array[above + row] = value === null ? Number.NaN : Number(value)
  }
}

/** Makes `analytics.<table>` of columns of one length. */
export async function writeTable({
  connection,
  table,
  columns
}: {
  connection: DuckDBConnection
  table: string
  columns: Readonly<Record<string, WrittenColumn>>
}): Promise<void> {
  const [schema = '', name = ''] = table.split('.')
  const declared = Object.entries(columns).map(([column, { type }]) => `"${column}" ${type}`)
  await connection.run(`create table ${table} (${declared.join(', ')})`)
  const written = Object.values(columns)
  const count = written[0]?.values.length ?? 0
  if (count === 0) return
  const appender = await connection.createAppender(name, schema)
  for (let from = 0; from < count; from += chunkRows) {
    const rows = Math.min(chunkRows, count - from)
    const chunk = DuckDBDataChunk.create(
      written.map(({ type }) => types[type]),
      rows
    )
    for (const [index, { values }] of written.entries()) {
      chunk.setColumnValues(index, slice(values, from, rows))
    }
    appender.appendDataChunk(chunk)
  }
  appender.closeSync()
}

function slice(values: WrittenColumn['values'], from: number, rows: number): DuckDBValue[] {
  return Array.from({ length: rows }, (_, row) => {
    const value = values[from + row] ?? null
    return typeof value === 'number' && Number.isNaN(value) ? null : value
  })
}
