import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { currentBuild } from '../pipeline/warehouse.ts'
import { UsageError } from './command.ts'

export interface OpenBuild {
  readonly connection: DuckDBConnection
  readonly close: () => void
}

/** The file of the live build of an output folder; null when nothing was published there, or it is gone. */
export function liveBuildFile(out: string): string | null {
  const file = namedFile(out)
  return file !== null && existsSync(file) ? file : null
}

const namedFile = (out: string): string | null => {
  const id = currentBuild(out)
  return id === null ? null : join(out, 'builds', id, 'clientele.duckdb')
}

/**
 * As liveBuildFile, where there must be one.
 * @throws UsageError when there is none.
 */
export function requireBuild(out: string): string {
  const file = liveBuildFile(out)
  if (file !== null) return file
  throw new UsageError(
    `no build: ${namedFile(out) ?? join(out, 'current')} — run "npm run -s clientele -- build" first, or name its folder with --out`
  )
}

/**
 * Opens the live build of an output folder, read-only.
 * @throws UsageError when nothing was published there.
 */
export async function openBuild(out: string): Promise<OpenBuild> {
  const instance = await DuckDBInstance.create(requireBuild(out), { access_mode: 'READ_ONLY' })
  const connection = await instance.connect()
  return {
    connection,
    close: () => {
      connection.closeSync()
      instance.closeSync()
    }
  }
}
