import type { DuckDBDataChunk, DuckDBValue } from '@duckdb/node-api'

/**
 * Each row of a chunk as text, built column by column.
 * @param before what stands before each column's cell
 */
export function rowTexts(
  chunk: DuckDBDataChunk,
  {
    before,
    cell,
    after
  }: {
    before: readonly string[]
    cell: (value: DuckDBValue, column: number, row: number) => string
    after: string
  }
): string[] {
  const rows = new Array<string>(chunk.rowCount).fill('')
  for (const [index, text] of before.entries()) {
    const vector = chunk.getColumnVector(index)
    for (let row = 0; row < rows.length; row += 1) rows[row] += text + cell(vector.getItem(row), index, row)
  }
  return rows.map((row) => row + after)
}
