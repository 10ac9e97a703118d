import type { DuckDBConnection } from '@duckdb/node-api'
import { begin, ready, type OpenFile } from '../answer-files.ts'
import type { Lease } from '../warehouse.ts'

/**
 * A file read from a connection for downloads, which goes back when the file has been read, fails, or is dropped.
 */
export async function download(
  lease: Lease,
  open: (connection: DuckDBConnection) => Promise<OpenFile>
): Promise<OpenFile> {
  const { connection, giveBack } = await lease.borrow()
  try {
    const file = await open(connection)
    const parts = await begin(readAndGiveBack(file.parts, giveBack))
    return { ...file, parts, interrupt: () => connection.interrupt() }
  } catch (error) {
    giveBack()
    throw error
  }
}

async function* readAndGiveBack(parts: OpenFile['parts'], giveBack: () => void): OpenFile['parts'] {
  try {
    yield ready
    yield* parts
  } finally {
    try {
      await parts.return()
    } finally {
      giveBack()
    }
  }
}

/** A file read whole before it is sent: a small one should not wait in line behind large ones. */
export function inMemory(
  lease: Lease,
  open: (connection: DuckDBConnection) => Promise<OpenFile>
): Promise<OpenFile> {
  return lease.use(async (connection) => {
    const { headers, parts } = await open(connection)
    return { headers, parts: remembered(await Array.fromAsync(parts)) }
  })
}

async function* remembered(parts: readonly Uint8Array[]): OpenFile['parts'] {
  yield* parts
}
