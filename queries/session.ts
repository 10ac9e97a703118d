import { DOUBLE, LIST, listValue, VARCHAR } from '@duckdb/node-api'
import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import { isDay } from './calendar.ts'

/**
 * Session variables of the request's connection. Every text of a request reaches SQL through them (or as a
 * statement's parameter), never as part of it.
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

/**
 * Statements that set variables to days, whole numbers and names of ours, to be run together with what reads them: a
 * statement with a parameter costs a round trip of its own.
 */
export function variableStatements(values: Readonly<Record<string, string | number>>): string[] {
  return Object.entries(values).map(([name, value]) => `set variable ${name} = ${literal(value)}`)
}

/** A statement with days, whole numbers and names of ours in place of the variables of their names. */
export function withValues(sql: string, values: Readonly<Record<string, string | number>>): string {
  return sql.replaceAll(/getvariable\('(\w+)'\)/g, (variable, name: string) => {
    const value = values[name]
    return value === undefined ? variable : literal(value)
  })
}

function literal(value: string | number): string {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value)
  if (typeof value === 'string' && isDay(value)) return `date '${value}'`
  if (typeof value === 'string' && /^[a-z]+$/.test(value)) return `'${value}'`
  throw new Error(`neither a day, nor a whole number, nor a name: ${value}`)
}

/** Runs statements that take no parameters, in one round trip. */
export async function runAll(connection: DuckDBConnection, statements: readonly string[]): Promise<void> {
  if (statements.length > 0) await connection.run(statements.join(';\n'))
}

/** The rows of a statement, each checked against the schema. For results of pages, not of millions. */
export async function readRows<Row extends z.ZodType>(
  connection: DuckDBConnection,
  row: Row,
  sql: string,
  values: (string | number)[] = []
): Promise<z.output<Row>[]> {
  const reader = await (values.length > 0
    ? connection.runAndReadAll(sql, values)
    : connection.runAndReadAll(sql))
  return z.array(row).parse(reader.getRowObjectsJS())
}

/** A name of marts.dimensions as an SQL identifier; nothing else is ever spliced into a statement. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

const owners = new WeakMap<DuckDBConnection, object>()

/** Lets connections to one build, which belong to the same owner, share what readers keep (keptFor). */
export function shareKept(connection: DuckDBConnection, owner: object): void {
  owners.set(connection, owner)
}

/** A reader that asks once per connection, or per owner of several: they see one build, and a build never changes. */
export function keptFor<Answer>(
  read: (connection: DuckDBConnection) => Promise<Answer>
): (connection: DuckDBConnection) => Promise<Answer> {
  const kept = new WeakMap<object, Promise<Answer>>()
  return (connection) => {
    const owner = owners.get(connection) ?? connection
    const answer = kept.get(owner) ?? read(connection)
    kept.set(owner, answer)
    answer.catch(() => kept.delete(owner))
    return answer
  }
}
