import { inspect } from 'node:util'
import type { DuckDBValue } from '@duckdb/node-api'
import { identifier } from '../session.ts'

/** One statement that returns rows. Views, tables and variables it reads are already on the connection. */
export interface Select {
  readonly sql: string
  /** For `$1`, `$2` … */
  readonly values?: readonly DuckDBValue[]
}

/** The types that rows made in TypeScript can have; DATE is an ISO day as text. */
export type RowColumnType = 'VARCHAR' | 'DOUBLE' | 'BIGINT' | 'BOOLEAN' | 'DATE'

export interface RowColumn<Name extends string = string> {
  readonly name: Name
  readonly type: RowColumnType
}

/**
 * Rows made in TypeScript as a select, so that small answers and large ones are written by the same code. The rows
 * travel as one JSON text, in their order; undefined is null.
 * @throws Error when a cell is not of its column's type.
 */
export function selectOfRows<Row extends object>(
  columns: readonly RowColumn<Extract<keyof Row, string>>[],
  rows: readonly Row[]
): Select {
  // By position: a column may have any name, and a name may come twice.
  const records = rows.map((row) =>
    Object.fromEntries(columns.map(({ name, type }, place) => [place, cellOf(row[name], { name, type })]))
  )
  const structure = JSON.stringify([Object.fromEntries(columns.map(({ type }, place) => [place, type]))])
  const names = columns.map(({ name }, place) => `answer.row."${place}" as ${identifier(name)}`)
  return {
    sql: `select ${names.join(', ')} from (select unnest(from_json_strict($1, '${structure}')) as row) as answer`,
    values: [JSON.stringify(records)]
  }
}

function cellOf(value: unknown, { name, type }: RowColumn): string | number | boolean | null {
  if (value === null || value === undefined) return null
  if ((type === 'VARCHAR' || type === 'DATE') && typeof value === 'string') {
    // Half a surrogate pair is valid in JSON text, but not for DuckDB.
    return value.toWellFormed()
  }
  if (type === 'BOOLEAN' && typeof value === 'boolean') return value
  if (type === 'DOUBLE' && typeof value === 'number' && Number.isFinite(value)) return value
  if (type === 'BIGINT' && typeof value === 'number' && Number.isSafeInteger(value)) return value
  if (type === 'BIGINT' && typeof value === 'bigint') return value.toString()
  throw new Error(`column ${name}: ${inspect(value)} — is no ${type}`)
}
