import type { DuckDBConnection } from '@duckdb/node-api'

const lastTurn = new WeakMap<DuckDBConnection, Promise<unknown>>()

/**
 * Runs `work` when everything asked before on the same connection has finished. A question keeps its period,
 * filters and views in the session of its connection, so two at once would read each other's.
 */
export function inTurn<Answer>(connection: DuckDBConnection, work: () => Promise<Answer>): Promise<Answer> {
  const before = lastTurn.get(connection) ?? Promise.resolve()
  const answer = before.then(work, work)
  lastTurn.set(
    connection,
    answer.catch(() => undefined)
  )
  return answer
}
