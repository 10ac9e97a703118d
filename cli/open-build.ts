import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { currentBuild } from '../pipeline/warehouse.ts'
import { attachBook, bookBeside, missingMarts, readSettings } from '../queries/index.ts'
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
 * Opens the live build of an output folder, read-only, with the book beside it.
 * @throws UsageError when nothing was published there, or by another version.
 */
export async function openBuild(out: string): Promise<OpenBuild> {
  const file = requireBuild(out)
  const build = await open(file)
  const [missing] = await missingMarts(build.connection)
  if (missing === undefined) {
    const book = bookBeside(file)
    // Of a book that cannot be opened nothing is missed but time.
    if (existsSync(book)) await attachBook(build.connection, book).catch(() => undefined)
    return build
  }
  build.close()
  throw new UsageError(
    `build of another version: ${file} has no ${missing} — run "npm run -s clientele -- build" again`
  )
}

/** Of a build that another version has made; null where this one can read it. */
export interface OutdatedBuild {
  /** The config it was built from; null where it does not say, or the file is gone. */
  readonly config: string | null
}

/** Whether the build in a file was made by another version, and what to build it from again. */
export async function readOutdated(file: string): Promise<OutdatedBuild | null> {
  const { connection, close } = await open(file)
  try {
    if ((await missingMarts(connection)).length === 0) return null
    const settings = await readSettings(connection).catch((): Readonly<Record<string, string>> => ({}))
    const config = settings['config_path']
    return { config: config !== undefined && existsSync(config) ? config : null }
  } finally {
    close()
  }
}

async function open(file: string): Promise<OpenBuild> {
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
