import type { DuckDBConnection } from '@duckdb/node-api'

/** The name under which a book in a file of its own is attached. */
export const attachedBook = 'book'

/**
 * Lets all connections of the instance read a book in a file of its own, filled with `into: attachedBook`. To be called
 * before limitFileAccess.
 */
export async function attachBook(connection: DuckDBConnection, file: string): Promise<void> {
  await connection.run(`attach '${file.replaceAll("'", "''")}' as ${attachedBook} (read_only)`)
}
