import type { DuckDBConnection, DuckDBDataChunk } from '@duckdb/node-api'
import { columnsOf, type Column } from './columns.ts'
import type { Select } from './select.ts'

/** A running select; up to 2,048 rows of it are in memory at a time. */
export interface OpenRows {
  readonly columns: readonly Column[]
  /**
   * Null after the last row.
   * @throws Error when the statement failed on its way.
   */
  readonly nextChunk: () => Promise<DuckDBDataChunk | null>
  /** Ends the statement, read to its end or not, and leaves the connection ready for another. */
  readonly close: () => Promise<void>
}

/**
 * Starts a select and fetches its first rows, so that what is wrong from the start throws here.
 *
 * A stream that fails midway ends for `fetchChunk` like one that is exhausted, and DuckDB's Node API does not give the
 * error. Hence the transaction: a failure (an interrupt, too) aborts it, and the next statement in it says so.
 */
export async function openRows(
  connection: DuckDBConnection,
  { sql, values = [] }: Select
): Promise<OpenRows> {
  await connection.run('begin transaction read only')
  let open = true
  const end = async (statement: 'commit' | 'rollback') => {
    if (!open) return
    open = false
    await connection.run(statement)
  }
  try {
    const result = await connection.stream(sql, [...values])
    const columns = columnsOf(result)
    let rows = 0
    const fetchChunk = async () => {
      const chunk = await result.fetchChunk()
      if (chunk !== null && chunk.rowCount > 0) {
        rows += chunk.rowCount
        return chunk
      }
      await connection.run('select 1').catch((cause: unknown) => {
        throw new Error(`the rows end early: after ${rows} — the statement failed or was interrupted`, {
          cause
        })
      })
      await end('commit')
      return null
    }
    let first = await fetchChunk()
    return {
      columns,
      nextChunk: async () => {
        if (first === null) return open ? fetchChunk() : null
        const chunk = first
        first = null
        return chunk
      },
      close: () => end('rollback')
    }
  } catch (error) {
    await end('rollback')
    throw error
  }
}
