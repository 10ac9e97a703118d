import { resolve } from 'node:path'
import { LIST, listValue, VARCHAR } from '@duckdb/node-api'
import type { DuckDBConnection } from '@duckdb/node-api'

/**
 * From now on, and for good, no statement of this DuckDB instance reads or writes files outside `folder` (and the
 * database's own), or changes a setting. To be called once, on any connection of an instance opened with external access
 * on: as options of the instance itself, DuckDB takes `enable_external_access`, but no list of allowed folders.
 */
export async function limitFileAccess(
  connection: DuckDBConnection,
  { folder }: { folder: string }
): Promise<void> {
  await connection.run('set global allowed_directories = $1', [listValue([resolve(folder)])], [LIST(VARCHAR)])
  await connection.run('set global enable_external_access = false')
  await connection.run('set global lock_configuration = true')
}
