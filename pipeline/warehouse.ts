import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import { randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync
} from 'node:fs'
import { availableParallelism, totalmem } from 'node:os'
import { dirname, join } from 'node:path'
import { BuildRunning, OutputError } from './errors.ts'

/** Builds that stay on disk besides those that closed a month. */
const keptBuilds = 12

/**
 * A build under way. The connection's databases: `work` (staging to segments; thrown away) and
 * `build` (the file that will be published).
 */
export interface WorkingBuild {
  readonly id: string
  readonly connection: DuckDBConnection
  /** Scratch folder, gone when the build ends. */
  readonly scratch: string
  /** Makes the build the live one; readers see either the one before or this one, never anything between. */
  readonly publish: () => Promise<void>
  /** Frees files and lock; what was not published is thrown away. */
  readonly close: () => void
}

export interface BuildOptions {
  /** The output folder. */
  readonly out: string
  readonly now: Date
  readonly threads?: number
}

/**
 * Opens an output folder for one build. A DuckDB file held open for writing is the lock, so that a killed
 * run frees it; what a killed run left in `work/` is removed here.
 * @throws BuildRunning when another run holds the folder · OutputError when it cannot be written.
 */
export async function openBuild({
  out,
  now,
  threads = availableParallelism()
}: BuildOptions): Promise<WorkingBuild> {
  makeFolder(join(out, 'work'))
  const instance = await DuckDBInstance.create(':memory:', { threads: String(threads) })
  const connection = await instance.connect()
  const close = () => {
    connection.closeSync()
    instance.closeSync()
  }
  try {
    await takeLock({ connection, out })
    const id = buildId(now)
    for (const leftover of readdirSync(join(out, 'work')))
      rmSync(join(out, 'work', leftover), { recursive: true, force: true })
    const scratch = join(out, 'work', id)
    makeFolder(join(scratch, 'publish'))
    await configure({ connection, scratch })
    return {
      id,
      connection,
      scratch,
      publish: () => publish({ connection, out, scratch, id }),
      close: () => {
        close()
        rmSync(scratch, { recursive: true, force: true })
      }
    }
  } catch (problem) {
    close()
    throw problem
  }
}

async function takeLock({ connection, out }: { connection: DuckDBConnection; out: string }): Promise<void> {
  const path = join(out, 'lock.duckdb')
  try {
    await connection.run(`attach '${path.replaceAll("'", "''")}' as lock`)
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause)
    if (/lock/i.test(message) && !/permission|no space/i.test(message)) {
      throw new BuildRunning(
        `another build is running: ${out} — ${holder(message)} — wait for it to end, then start again`,
        { cause }
      )
    }
    throw new OutputError(`cannot write: ${path} — ${message.split('\n')[0]}`, { cause })
  }
}

const holder = (message: string) => /PID \d+/.exec(message)?.[0] ?? 'its process holds the lock'

/** Never so much that a build crowds out the server beside it; the process takes up to half as much again. */
export function memoryLimit(): string {
  const bytes = Math.min(totalmem() / 2, 2 * 1024 ** 3)
  return `${Math.round(bytes / 1024 ** 2)}MiB`
}

async function configure({
  connection,
  scratch
}: {
  connection: DuckDBConnection
  scratch: string
}): Promise<void> {
  const quoted = (path: string) => `'${path.replaceAll("'", "''")}'`
  await connection.run(`set memory_limit = '${memoryLimit()}'`)
  await connection.run(`set temp_directory = ${quoted(join(scratch, 'spill'))}`)
  await connection.run(`attach ${quoted(join(scratch, 'work.duckdb'))} as work`)
  // The default format is that of DuckDB 1.0; the present one writes long text columns a fifth faster.
  await connection.run(
    `attach ${quoted(join(scratch, 'publish', 'clientele.duckdb'))} as build (storage_version 'v1.5.0')`
  )
  await connection.run('create schema build.marts')
  await connection.run('use work')
  await connection.run(`set search_path = 'work.main,build.marts'`)
}

async function publish({
  connection,
  out,
  scratch,
  id
}: {
  connection: DuckDBConnection
  out: string
  scratch: string
  id: string
}): Promise<void> {
  try {
    await connection.run('checkpoint build')
    await connection.run('detach build')
    const ready = join(scratch, 'publish')
    sync(join(ready, 'clientele.duckdb'))
    makeFolder(join(out, 'builds'))
    renameSync(ready, join(out, 'builds', id))
    sync(join(out, 'builds'))
    const next = join(out, 'current.next')
    writeFileSync(next, `${id}\n`, { flush: true })
    renameSync(next, join(out, 'current'))
    sync(out)
  } catch (cause) {
    throw new OutputError(
      `cannot publish to ${out}: ${cause instanceof Error ? cause.message : String(cause)}`,
      { cause }
    )
  }
  prune(out)
}

/** Renaming is only durable once the folder itself has reached the disk. */
export function sync(path: string): void {
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

function prune(out: string): void {
  const folder = join(out, 'builds')
  const current = currentBuild(out)
  const old = readdirSync(folder).sort().reverse().slice(keptBuilds)
  for (const id of old) {
    if (id !== current) rmSync(join(folder, id), { recursive: true, force: true })
  }
}

/** Id of the live build, null when nothing was published yet. */
export function currentBuild(out: string): string | null {
  const path = join(out, 'current')
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : null
}

/** `20261031-060001-a1b2c3`: sorts by time, and two runs within a second do not collide. */
function buildId(now: Date): string {
  const digits = now.toISOString().replace(/[-:]/g, '').replace('T', '-').slice(0, 15)
  return `${digits}-${randomBytes(3).toString('hex')}`
}

/** Step by step: where the system itself refuses (below `/proc`, say), Node's recursive way never ends. */
export function makeFolder(path: string, option = '--out'): void {
  if (existsSync(path)) return
  makeFolder(dirname(path), option)
  try {
    mkdirSync(path)
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
    if (code === 'EEXIST') return
    throw new OutputError(
      `cannot make the folder ${path}: ${cause instanceof Error ? cause.message : String(cause)} — name another one with ${option}`,
      { cause }
    )
  }
}
