import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import { join } from 'node:path'
import { buildWarehouse } from '../../pipeline/build.ts'
import { loadConfig } from '../../pipeline/config.ts'
import { workspace } from './loading.ts'

/** A published build of a config's files, opened read-only; it goes away when closed. */
export async function loadedWarehouse(
  config: unknown
): Promise<{ connection: DuckDBConnection; close: () => void }> {
  const space = workspace({ config })
  const out = join(space.folder, 'data')
  const { id } = await buildWarehouse({
    config: loadConfig(space.configPath),
    out,
    now: new Date('2026-11-01T06:00:00Z')
  })
  const instance = await DuckDBInstance.create(join(out, 'builds', id, 'clientele.duckdb'), {
    access_mode: 'READ_ONLY'
  })
  const connection = await instance.connect()
  return {
    connection,
    close: () => {
      connection.closeSync()
      instance.closeSync()
      space.remove()
    }
  }
}
