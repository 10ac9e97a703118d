import { expect, it } from 'vitest'
import { marts, missingMarts } from '../../queries/marts.ts'
import { readRows, tinyWarehouse } from '../support/warehouse.ts'

const sources = { sales: [{ ordered_at: '2026-10-02', customer_id: 'Li', amount: 10 }] }

it('names every column of every mart, so that a build of another version is told from one of this', async () => {
  const { connection, close } = await tinyWarehouse(sources)
  const columns = await readRows(
    connection,
    `select columns.table_name || '.' || columns.column_name as name
    from duckdb_columns() as columns
    where columns.schema_name = 'marts'`
  )
  const named = Object.entries(marts).flatMap(([table, names]) =>
    names.split(/\s+/).map((name) => `${table}.${name}`)
  )
  expect(named.toSorted()).toEqual(columns.map(({ name }) => name).toSorted())
  expect(await missingMarts(connection)).toEqual([])
  await connection.run('alter table marts.orders drop column is_split')
  await connection.run('drop table marts.sales_days')
  expect(await missingMarts(connection)).toEqual([
    'orders.is_split',
    'sales_days.day',
    'sales_days.line_count'
  ])
  close()
})
