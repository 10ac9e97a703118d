import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { createConnectionPool, type ConnectionPool } from './connection-pool.ts'
import { NoBuildError } from './errors.ts'

/** One request's hold on one build: it answers from that build even when a newer one is published meanwhile. */
export type Lease = {
  /** Build id */
  readonly build: string
  readonly use: ConnectionPool['use']
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
  /** Connections per build */
  connections?: number
  /** A build that was named but cannot be opened; the one before it goes on answering. */
  onUnreadable?: (build: string, cause: unknown) => void
}

type OpenBuild = {
  id: string
  instance: DuckDBInstance
  pool: ConnectionPool
  leases: number
  retired: boolean
}

/** Reads published builds, and moves to a new one as soon as it is named, without a restart. */
export function openWarehouse({ folder, connections = 4, onUnreadable }: WarehouseOptions): Warehouse {
  let live: OpenBuild | undefined
  let unreadable: string | undefined
  const opening = new Map<string, Promise<OpenBuild>>()

  async function open(id: string): Promise<OpenBuild> {
    const path = join(folder, 'builds', id, 'clientele.duckdb')
    const instance = await DuckDBInstance.create(path, {
      access_mode: 'READ_ONLY',
      enable_external_access: 'false'
    })
    return { id, instance, pool: createConnectionPool(instance, connections), leases: 0, retired: false }
  }

  function openOnce(id: string): Promise<OpenBuild> {
    const known = opening.get(id) ?? open(id).finally(() => opening.delete(id))
    opening.set(id, known)
    return known
  }

  async function liveBuild(): Promise<OpenBuild> {
    const id = await currentBuild(folder)
    if (live?.id === id) return live
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
      const build = await liveBuild()
      build.leases += 1
      return {
        build: build.id,
        use: build.pool.use,
        release() {
          build.leases -= 1
          closeWhenUnused(build)
        }
      }
    },
    close() {
      retire(live)
      live = undefined
    }
  }
}

/** The id in `current`; it becomes part of a path, so nothing else is accepted. */
async function currentBuild(folder: string): Promise<string> {
  const path = join(folder, 'current')
  const content = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new NoBuildError({ cause })
  })
  const id = content.trim()
  if (!/^[\w-]+$/.test(id)) throw new NoBuildError()
  return id
}

function retire(build: OpenBuild | undefined): void {
  if (build === undefined) return
  build.retired = true
  closeWhenUnused(build)
}

function closeWhenUnused(build: OpenBuild): void {
  if (!build.retired || build.leases > 0) return
  build.pool.close()
  build.instance.closeSync()
}
