import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { shareKept } from './queries.ts'

/** A connection in the hands of one borrower. */
export type Loan = {
  readonly connection: DuckDBConnection
  /** To be called once. */
  giveBack(): void
}

/** Lends out connections one borrower at a time: a query keeps its period and filters on its connection. */
export type ConnectionPool = {
  use<Result>(work: (connection: DuckDBConnection) => Promise<Result>): Promise<Result>
  /** For work that outlives a call */
  borrow(): Promise<Loan>
  close(): void
}

/** At most `size` connections; who comes later waits in line. */
export function createConnectionPool(instance: DuckDBInstance, size: number): ConnectionPool {
  const idle: DuckDBConnection[] = []
  const waiting: ((connection: DuckDBConnection) => void)[] = []
  let opened = 0

  async function take(): Promise<DuckDBConnection> {
    const connection = idle.pop()
    if (connection !== undefined) return connection
    if (opened >= size) return new Promise((resolve) => waiting.push(resolve))
    opened += 1
    try {
      const made = await instance.connect()
      shareKept(made, instance)
      return made
    } catch (error) {
      opened -= 1
      throw error
    }
  }

  function giveBack(connection: DuckDBConnection): void {
    const next = waiting.shift()
    if (next === undefined) idle.push(connection)
    else next(connection)
  }

  async function borrow(): Promise<Loan> {
    const connection = await take()
    return { connection, giveBack: () => giveBack(connection) }
  }

  return {
    borrow,
    async use(work) {
      const { connection, giveBack } = await borrow()
      try {
        return await work(connection)
      } finally {
        giveBack()
      }
    },
    close() {
      for (const connection of idle.splice(0)) connection.closeSync()
    }
  }
}
