import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { DuckDBInstance } from '@duckdb/node-api'
import { createAnswerCache, type AnswerCache } from './answer-cache.ts'
import { createConnectionPool, type ConnectionPool } from './connection-pool.ts'
import { NoBuildError, OtherVersionError } from './errors.ts'
import { attachBook, bookBeside, limitFileAccess, missingMarts, readBook, type Book } from './queries.ts'

/** One request's hold on one build: it answers from that build even when a newer one is published meanwhile. */
export type Lease = {
  /** Build id */
  readonly build: string
  /** Figures that were counted with the build, for answers without a connection; null where it has none of them. */
  readonly book: Book | null
  /** For answers that fit in memory */
  readonly use: ConnectionPool['use']
  /** For downloads, of connections of their own: a slow reader keeps nobody's page waiting. */
  readonly borrow: ConnectionPool['borrow']
  /** The one folder that statements of this build may write to; it goes away with the warehouse. */
  readonly scratch: string
  /** The orders of long lists, so that their pages are read without sorting the list again for each */
  readonly orders: AnswerCache
  /** To be called once, when the request is answered. */
  release(): void
}

export type Warehouse = {
  /** The build that `current` names; throws NoBuildError when there is none. */
  lease(): Promise<Lease>
  close(): void
}

export type WarehouseOptions = {
  /** Holds `current`, `builds/<id>/clientele.duckdb` and, sooner or later, `book.duckdb` beside it. */
  folder: string
  /** Connections per build, for answers */
  connections?: number
  /** Connections per build, for downloads */
  downloads?: number
  /** A request waits so long for a build that is about to take over; then the one before it answers. */
  patienceMs?: number
  /** Called with a build that follows another, which goes on answering until this resolves */
  prepare?: (lease: Lease) => Promise<void>
  /** A build that was named but cannot be opened; the one before it goes on answering. */
  onUnreadable?: (build: string, cause: unknown) => void
}

type OpenBuild = {
  id: string
  instance: DuckDBInstance
  book: Book | null
  orders: AnswerCache
  /** Whether the book in a file of its own was there. */
  hasBookFile: boolean
  answers: ConnectionPool
  downloads: ConnectionPool
  leases: number
  retired: boolean
}

// While a build is replaced, two of them are open.
const partOfMemory = 0.35

/** A customer takes four: half a dozen lists of a million. */
const bytesOfOrders = 24_000_000

/** How often `current` is read while nobody asks. */
const lookEveryMs = 1000

/** Reads published builds, and moves to a new one when it is named, without a restart. */
export function openWarehouse(options: WarehouseOptions): Warehouse {
  const { folder, onUnreadable, prepare, patienceMs = 100 } = options
  let live: OpenBuild | undefined
  let unreadable: { id: string; triedAt: number } | undefined
  let scratch: string | undefined
  let isClosed = false
  let move: { id: string; done: Promise<void>; patience: Promise<void> } | undefined

  async function moveTo(id: string): Promise<void> {
    scratch ??= mkdtempSync(join(tmpdir(), 'clientele-web-'))
    try {
      const opened = await openBuild(id, { ...options, scratch })
      if (live !== undefined && prepare !== undefined) await prepareBuild(opened, scratch, prepare)
      retire(live)
      live = opened
      if (isClosed) retire(live)
    } catch (cause) {
      if (unreadable?.id !== id) onUnreadable?.(id, cause)
      unreadable = { id, triedAt: performance.now() }
      if (live === undefined) throw cause instanceof NoBuildError ? cause : new NoBuildError({ cause })
    }
  }

  /** Begins to move when another build is named than the live one, or more of it is there; one move at a time. */
  function look(): typeof move {
    const id = currentBuild(folder)
    const isHopeless = unreadable?.id === id && performance.now() - unreadable.triedAt < lookEveryMs
    if (id === null || move !== undefined || (live && isHopeless)) return move
    if (id === live?.id && (live.hasBookFile || !existsSync(bookBeside(buildFile(folder, id))))) return move
    const done = moveTo(id).finally(() => (move = undefined))
    done.catch(() => undefined)
    move = { id, done, patience: setTimeout(patienceMs) }
    return move
  }

  const looking = setInterval(() => live && look(), lookEveryMs).unref()

  return {
    async lease() {
      const moving = look()
      if (moving !== undefined)
        await (live === undefined ? moving.done : Promise.race([moving.done, moving.patience]))
      // Without a pause between finding the build and holding it: it may be closed in any.
      if (live === undefined) throw new NoBuildError()
      return hold(live, scratch ?? '')
    },
    close() {
      isClosed = true
      clearInterval(looking)
      retire(live)
      live = undefined
      if (scratch !== undefined) rmSync(scratch, { recursive: true, force: true })
      scratch = undefined
    }
  }
}

async function prepareBuild(
  build: OpenBuild,
  scratch: string,
  prepare: NonNullable<WarehouseOptions['prepare']>
): Promise<void> {
  const lease = hold(build, scratch)
  try {
    await prepare(lease)
  } finally {
    lease.release()
  }
}

function hold(build: OpenBuild, scratch: string): Lease {
  build.leases += 1
  return {
    build: build.id,
    book: build.book,
    use: build.answers.use,
    borrow: build.downloads.borrow,
    orders: build.orders,
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
  const path = buildFile(folder, id)
  const book = bookBeside(path)
  const hasBookFile = existsSync(book)
  const instance = await DuckDBInstance.create(path, {
    access_mode: 'READ_ONLY',
    temp_directory: scratch,
    memory_limit: `${Math.round((totalmem() * partOfMemory) / 2 ** 20)}MiB`
  })
  const answers = createConnectionPool(instance, connections)
  await answers.use(async (connection) => {
    // Of a book that cannot be opened nothing is missed but time.
    if (hasBookFile) await attachBook(connection, book).catch(() => undefined)
    await limitFileAccess(connection, { folder: scratch })
  })
  if ((await answers.use(missingMarts)).length > 0) {
    answers.close()
    instance.closeSync()
    throw new OtherVersionError()
  }
  return {
    id,
    instance,
    book: await answers.use(readBook),
    orders: createAnswerCache({ bytes: bytesOfOrders, largest: bytesOfOrders / 4 }),
    hasBookFile,
    answers,
    downloads: createConnectionPool(instance, downloads),
    leases: 0,
    retired: false
  }
}

const buildFile = (folder: string, id: string): string => join(folder, 'builds', id, 'clientele.duckdb')

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
