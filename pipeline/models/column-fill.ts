import type { DuckDBConnection } from '@duckdb/node-api'
import { splitEventTables } from './event-tables.ts'
import { attributedTables, type StagingTable } from './staging-tables.ts'

/** Text columns of a source that identify its rows or are free text: how many are filled says nothing about a dimension. */
const keys = new Set([
  'line_id',
  'order_id',
  'customer_id',
  'product_id',
  'region_id',
  'comment',
  'next_step'
])

/**
 * Makes `intermediate.column_fill` (source, column_name, filled_rows): which columns carry values at all.
 * It is not a model file because a source's attributes, and with them the columns, differ from build to build.
 */
export async function countFilledColumns({ connection }: { connection: DuckDBConnection }): Promise<void> {
  await connection.run(
    'create table intermediate.column_fill (source varchar, column_name varchar, filled_rows bigint)'
  )
  for (const source of [...attributedTables, ...splitEventTables]) {
    const columns = await textColumns({ connection, source })
    const counts = columns.map((column) => `count("${column}") as "${column}"`)
    await connection.run(`
      insert into intermediate.column_fill
      with counts as (select ${counts.join(', ')} from staging.${source})
      select '${source}', column_name, filled_rows
      from counts unpivot (filled_rows for column_name in (columns(*)))
    `)
  }
}

async function textColumns({
  connection,
  source
}: {
  connection: DuckDBConnection
  source: StagingTable
}): Promise<string[]> {
  const description = await connection.runAndReadAll(`select * from staging.${source} limit 0`)
  const types = description.columnTypes()
  return description
    .columnNames()
    .filter((name, position) => !keys.has(name) && String(types[position]) === 'VARCHAR')
}
