import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'

/** Lends out connections one borrower at a time: a query keeps its period and filters on its connection. */
export type ConnectionPool = {
  use<Result>(work: (connection: DuckDBConnection) => Promise<Result>): Promise<Result>
  close(): void
}

/** At most `size` connections; who comes later waits in line. */
export function createConnectionPool(instance: DuckDBInstance, size: number): ConnectionPool {
  const idle: DuckDBConnection[] = []
  const waiting: ((connection: DuckDBConnection) => void)[] = []
  let opened = 0

  async function borrow(): Promise<DuckDBConnection> {
    const connection = idle.pop()
    if (connection !== undefined) return connection
    if (opened >= size) return new Promise((resolve) => waiting.push(resolve))
    opened += 1
    try {
      return await instance.connect()
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

  return {
    async use(work) {
      const connection = await borrow()
      try {
        return await work(connection)
      } finally {
        giveBack(connection)
      }
    },
    close() {
      for (const connection of idle.splice(0)) connection.closeSync()
    }
  }
}
