import type { DuckDBConnection } from '@duckdb/node-api'
import { inTurn } from '../turns.ts'
import { openParts, ready, type Parts } from './parts.ts'

/**
 * As inTurn, for an answer that is read bit by bit: the connection's turn ends when the parts have been read to their
 * end, failed, or were dropped. Not to be used inside a turn of the same connection, which would wait for itself.
 */
export function streamInTurn(connection: DuckDBConnection, open: () => Promise<Parts>): Promise<Parts> {
  return openParts(turnParts(connection, open))
}

async function* turnParts(connection: DuckDBConnection, open: () => Promise<Parts>): Parts {
  const begun = Promise.withResolvers<void>()
  const ended = Promise.withResolvers<void>()
  const turn = inTurn(connection, () => {
    begun.resolve()
    return ended.promise
  })
  await begun.promise
  try {
    const parts = await open()
    try {
      yield ready
      yield* parts
    } finally {
      await parts.return()
    }
  } finally {
    ended.resolve()
    await turn
  }
}
