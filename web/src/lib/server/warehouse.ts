import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { createConnectionPool, type ConnectionPool } from './connection-pool.ts'
import { NoBuildError } from './errors.ts'
import { limitFileAccess } from './queries.ts'

/** One request's hold on one build: it answers from that build even when a newer one is published meanwhile. */
export type Lease = {
  /** Build id */
  readonly build: string
  /** For answers that fit in memory */
  readonly use: ConnectionPool['use']
  /** For downloads, of connections of their own: a slow reader keeps nobody's page waiting. */
  readonly borrow: ConnectionPool['borrow']
  /** The one folder that statements of this build may write to; it goes away with the warehouse. */
  readonly scratch: string
  /** To be called once, when the request is answered. */
  release(): void
}

export type Warehouse = {
  /** The build that `current` names; throws NoBuildError when there is none. */
  lease(): Promise<Lease>
  close(): void
}

export type WarehouseOptions = {
  /** Holds `current` and `builds/<id>/clientele.duckdb`. */
  folder: string
  /** Connections per build, for answers */
  connections?: number
  /** Connections per build, for downloads */
  downloads?: number
  /** A build that was named but cannot be opened; the one before it goes on answering. */
  onUnreadable?: (build: string, cause: unknown) => void
}

type OpenBuild = {
  id: string
  instance: DuckDBInstance
  answers: ConnectionPool
  downloads: ConnectionPool
  leases: number
  retired: boolean
}

// While a build is replaced, two of them are open.
const partOfMemory = 0.35

/** Reads published builds, and moves to a new one as soon as it is named, without a restart. */
export function openWarehouse(options: WarehouseOptions): Warehouse {
  const { folder, onUnreadable } = options
  let live: OpenBuild | undefined
  let unreadable: string | undefined
  let scratch: string | undefined
  const opening = new Map<string, Promise<OpenBuild>>()

  function openOnce(id: string): Promise<OpenBuild> {
    scratch ??= mkdtempSync(join(tmpdir(), 'clientele-web-'))
    const known = opening.get(id) ?? openBuild(id, { ...options, scratch }).finally(() => opening.delete(id))
    opening.set(id, known)
    return known
  }

  /** Moves to the build when it can be opened. */
  async function moveTo(id: string): Promise<OpenBuild> {
    try {
      const opened = await openOnce(id)
      if (live !== opened) {
        retire(live)
        live = opened
      }
      return opened
    } catch (cause) {
      if (unreadable !== id) onUnreadable?.(id, cause)
      unreadable = id
      if (live === undefined) throw new NoBuildError({ cause })
      return live
    }
  }

  return {
    async lease() {
      const id = currentBuild(folder)
      // Without a pause between finding the build and holding it: it may be closed in any.
      if (live !== undefined && (id === null || live.id === id)) return hold(live, scratch ?? '')
      if (id === null) throw new NoBuildError()
      const moved = await moveTo(id)
      return hold(moved.retired ? (live ?? moved) : moved, scratch ?? '')
    },
    close() {
      retire(live)
      live = undefined
      if (scratch !== undefined) rmSync(scratch, { recursive: true, force: true })
      scratch = undefined
    }
  }
}

function hold(build: OpenBuild, scratch: string): Lease {
  build.leases += 1
  return {
    build: build.id,
    use: build.answers.use,
    borrow: build.downloads.borrow,
    scratch,
    release() {
      build.leases -= 1
      closeWhenUnused(build)
    }
  }
}

async function openBuild(
  id: string,
  { folder, scratch, connections = 4, downloads = 2 }: WarehouseOptions & { scratch: string }
): Promise<OpenBuild> {
  const path = join(folder, 'builds', id, 'clientele.duckdb')
  const instance = await DuckDBInstance.create(path, {
    access_mode: 'READ_ONLY',
    temp_directory: scratch,
    memory_limit: `${Math.round((totalmem() * partOfMemory) / 2 ** 20)}MiB`
  })
  const answers = createConnectionPool(instance, connections)
  await answers.use((connection) => limitFileAccess(connection, { folder: scratch }))
  return {
    id,
    instance,
    answers,
    downloads: createConnectionPool(instance, downloads),
    leases: 0,
    retired: false
  }
}

/**
 * The id in `current`, null where there is none; it becomes part of a path, so nothing else is accepted. Read at once:
 * queries hold the threads that reading in the background would wait for.
 */
function currentBuild(folder: string): string | null {
  try {
    const id = readFileSync(join(folder, 'current'), 'utf8').trim()
    return /^[\w-]+$/.test(id) ? id : null
  } catch {
    return null
  }
}

function retire(build: OpenBuild | undefined): void {
  if (build === undefined) return
  build.retired = true
  closeWhenUnused(build)
}

function closeWhenUnused(build: OpenBuild): void {
  if (!build.retired || build.leases > 0) return
  build.answers.close()
  build.downloads.close()
  build.instance.closeSync()
}
