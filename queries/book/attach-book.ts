import { dirname, join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'

/** The name under which a book in a file of its own is attached. */
export const attachedBook = 'book'

/** Where the book of a build stands that has a file of its own. */
export const bookBeside = (build: string): string => join(dirname(build), `${attachedBook}.duckdb`)

/**
 * Lets all connections of the instance read a book in a file of its own, filled with `into: attachedBook`. To be called
 * before limitFileAccess.
 */
export async function attachBook(connection: DuckDBConnection, file: string): Promise<void> {
  await connection.run(`attach '${file.replaceAll("'", "''")}' as ${attachedBook} (read_only)`)
}
