import { DOUBLE, LIST, listValue, VARCHAR } from '@duckdb/node-api'
import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import type { Day } from './calendar.ts'

/**
 * Session variables of the request's connection. Every value of a request reaches SQL through them (or as a
 * statement's parameter), never as text.
 */
export async function setTexts(connection: DuckDBConnection, name: string, texts: readonly string[]) {
  await connection.run(`set variable ${name} = $1`, [listValue([...texts])], [LIST(VARCHAR)])
}

export async function setNumbers(connection: DuckDBConnection, name: string, numbers: readonly number[]) {
  await connection.run(`set variable ${name} = $1`, [listValue([...numbers])], [LIST(DOUBLE)])
}

export async function setText(connection: DuckDBConnection, name: string, text: string) {
  await connection.run(`set variable ${name} = $1`, [text], [VARCHAR])
}

export async function setDay(connection: DuckDBConnection, name: string, day: Day) {
  await connection.run(`set variable ${name} = cast($1 as date)`, [day], [VARCHAR])
}

/** The rows of a statement, each checked against the schema. For results of pages, not of millions. */
export async function readRows<Row extends z.ZodType>(
  connection: DuckDBConnection,
  row: Row,
  sql: string,
  values: (string | number)[] = []
): Promise<z.output<Row>[]> {
  const reader = await connection.runAndReadAll(sql, values)
  return z.array(row).parse(reader.getRowObjectsJS())
}

/** A name of marts.dimensions as an SQL identifier; nothing else is ever spliced into a statement. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
