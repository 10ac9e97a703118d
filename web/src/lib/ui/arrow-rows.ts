/** A cell of an answer: days are YYYY-MM-DD. */
export type RowValue = string | number | boolean | null

/** A row of an answer, by column. */
export type DataRow = Readonly<Record<string, RowValue>>

/** The rows of an answer in Arrow. What reads it is fetched when it is first needed. */
export async function readArrowRows(response: Response): Promise<DataRow[]> {
  const { DataType, tableFromIPC } = await import('apache-arrow')
  const table = tableFromIPC(new Uint8Array(await response.arrayBuffer()))
  const columns = table.schema.fields.map(({ name, type }, index) => ({
    name,
    isDay: DataType.isDate(type),
    values: table.getChildAt(index)
  }))
  return Array.from({ length: table.numRows }, (_, place) =>
    Object.fromEntries(
      columns.map(({ name, isDay, values }) => [name, cellOf(values?.get(place), isDay)] as const)
    )
  )
}

function cellOf(value: unknown, isDay: boolean): RowValue {
  if (value === null || value === undefined) return null
  if (isDay) return new Date(Number(value)).toISOString().slice(0, 10)
  if (typeof value === 'bigint') return Number(value)
  return typeof value === 'number' || typeof value === 'boolean' ? value : String(value)
}
