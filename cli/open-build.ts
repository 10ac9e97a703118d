import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { currentBuild } from '../pipeline/warehouse.ts'
import { UsageError } from './command.ts'

export interface OpenBuild {
  readonly connection: DuckDBConnection
  readonly close: () => void
}

/**
 * Opens the live build of an output folder, read-only.
 * @throws UsageError when nothing was published there.
 */
export async function openBuild(out: string): Promise<OpenBuild> {
  const id = currentBuild(out)
  const file = id === null ? null : join(out, 'builds', id, 'clientele.duckdb')
  if (file === null || !existsSync(file)) {
    throw new UsageError(
      `no build: ${file ?? join(out, 'current')} — run "npm run -s clientele -- build" first, or name its folder with --out`
    )
  }
  const instance = await DuckDBInstance.create(file, { access_mode: 'READ_ONLY' })
  const connection = await instance.connect()
  return {
    connection,
    close: () => {
      connection.closeSync()
      instance.closeSync()
    }
  }
}
