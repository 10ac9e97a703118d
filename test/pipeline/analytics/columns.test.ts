import { DuckDBConnection } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readColumns, writeTable } from '../../../pipeline/analytics/columns.ts'

let connection: DuckDBConnection

beforeAll(async () => {
  connection = await DuckDBConnection.create()
  await connection.run('create schema analytics')
})
afterAll(() => connection.closeSync())

describe('columns between DuckDB and an analysis', () => {
  it('come as numbers in the order asked for, null as NaN', async () => {
    const columns = await readColumns({
      connection,
      sql: `select n, cast(n as bigint) * 10 as big, case when n <> 2 then n / 2.0 end as half
        from (values (3), (1), (2)) as numbers (n) order by n`,
      names: ['half', 'n', 'big']
    })
    expect(columns.n).toEqual(Float64Array.of(1, 2, 3))
    expect(columns.big).toEqual(Float64Array.of(10, 20, 30))
    expect(columns.half).toEqual(Float64Array.of(0.5, Number.NaN, 1.5))
  })

  it('go back whole, beyond the rows of one chunk, with NaN as null', async () => {
    const count = 5000
    const numbers = Float64Array.from({ length: count }, (_, row) => (row === 4999 ? Number.NaN : row / 4))
    const keys = Int32Array.from({ length: count }, (_, row) => row)
    await writeTable({
      connection,
      table: 'analytics.numbers',
      columns: {
        key: { type: 'integer', values: keys },
        quarter: { type: 'double', values: numbers },
        name: { type: 'varchar', values: Array.from(keys, (key) => (key === 0 ? null : `n ${key}`)) }
      }
    })
    const read = await readColumns({
      connection,
      sql: 'select key, quarter from analytics.numbers order by key',
      names: ['key', 'quarter']
    })
    expect(read.quarter).toEqual(numbers)
    const [row] = (
      await connection.runAndReadAll(
        `select count(*) filter (where name is null), max(name) filter (where key = 4321) from analytics.numbers`
      )
    ).getRowsJson()
    expect(row).toEqual(['1', 'n 4321'])
  })

  it('of no rows make an empty table', async () => {
    const columns = { key: { type: 'integer', values: [] } } as const
    await writeTable({ connection, table: 'analytics.nothing', columns })
    const read = await readColumns({ connection, sql: 'select key from analytics.nothing', names: ['key'] })
    expect(read.key).toHaveLength(0)
  })
})
