import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addBeside } from '../../pipeline/add-beside.ts'
import { attachedBook, lookUpKpi, makeBook } from '../../queries/index.ts'
import { createConnectionPool } from '../../web/src/lib/server/connection-pool.ts'
import { NoBuildError } from '../../web/src/lib/server/errors.ts'
import { openWarehouse, type Lease, type Warehouse } from '../../web/src/lib/server/warehouse.ts'
import { nameCurrent, publishBuild } from './published-build.ts'

const first = '20261101-060000-aaaaaa'
const second = '20261201-060000-bbbbbb'
const sources = { sales: [{ ordered_at: '2026-10-02', customer_id: 'Li', amount: 10 }] }

let folder = ''
let warehouse: Warehouse
let unreadable: string[] = []

const ask = async (lease: Lease, sql: string) =>
  lease.use(async (connection) => (await connection.runAndReadAll(sql)).getRows())
const buildOf = async (lease: Lease) =>
  (await ask(lease, `select value from marts.settings where name = 'build_id'`))[0]?.[0]

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'warehouse-'))
  await publishBuild({ folder, build: second, sources })
  await publishBuild({ folder, build: first, sources })
})
afterAll(() => rm(folder, { recursive: true }))

beforeEach(async () => {
  unreadable = []
  await nameCurrent(folder, first)
  warehouse = openWarehouse({
    folder,
    connections: 2,
    // Opening takes a busy machine longer than a request would wait.
    patienceMs: 10_000,
    onUnreadable: (build) => unreadable.push(build)
  })
  return () => warehouse.close()
})

describe('openWarehouse', () => {
  it('answers from the build that current names', async () => {
    const lease = await warehouse.lease()
    expect(lease.build).toBe(first)
    expect(await buildOf(lease)).toBe(first)
    lease.release()
  })

  it('moves to a new build while those under way end on the old one', async () => {
    const before = await warehouse.lease()
    await nameCurrent(folder, second)
    const after = await warehouse.lease()
    expect([before.build, after.build]).toEqual([first, second])
    expect(await buildOf(before)).toBe(first)
    expect(await buildOf(after)).toBe(second)
    before.release()
    await expect(buildOf(before)).rejects.toThrow()
    expect(await buildOf(after)).toBe(second)
    after.release()
  })

  it('opens a new build once, however many ask at the same time', async () => {
    const leases = await Promise.all(Array.from({ length: 8 }, () => warehouse.lease()))
    expect(new Set(leases.map(({ use }) => use)).size).toBe(1)
    leases.forEach((lease) => lease.release())
  })

  it('lets the old build answer while the next one is made ready, but not a request that would wait no longer', async () => {
    const prepared = Promise.withResolvers<void>()
    const asked: string[] = []
    const patient = openWarehouse({
      folder,
      prepare: async (lease) => {
        asked.push(String(await buildOf(lease)))
        await prepared.promise
      }
    })
    const before = await patient.lease()
    expect(asked).toEqual([])
    await nameCurrent(folder, second)
    const meanwhile = await patient.lease()
    expect([before.build, meanwhile.build]).toEqual([first, first])
    await expect.poll(() => asked).toEqual([second])
    expect((await patient.lease()).build).toBe(first)
    prepared.resolve()
    await expect.poll(async () => (await patient.lease()).build).toBe(second)
    patient.close()
  })

  it('finds a new build by itself', async () => {
    const asked: string[] = []
    const alone = openWarehouse({ folder, prepare: async ({ build }) => void asked.push(build) })
    ;(await alone.lease()).release()
    await nameCurrent(folder, second)
    await expect.poll(() => asked, { timeout: 5000 }).toEqual([second])
    alone.close()
  })

  it('takes a book up that is added to the live build, and ignores one that is broken', async () => {
    const third = '20261202-060000-dddddd'
    await publishBuild({ folder, build: third, sources })
    await nameCurrent(folder, third)
    const before = await warehouse.lease()
    expect([before.build, before.book]).toEqual([third, null])
    const home = join(folder, 'builds', third)
    const make = (connection: DuckDBConnection) => makeBook(connection, { into: attachedBook, whole: true })
    expect(await addBeside({ folder: home, name: attachedBook, make })).toBeGreaterThan(0)
    expect((await readdir(home)).toSorted()).toEqual(['book.duckdb', 'clientele.duckdb'])
    const after = await warehouse.lease()
    expect(after.build).toBe(third)
    const sales =
      after.book && lookUpKpi(after.book, { kpi: 'net-sales', period: { month: '2026-10' }, scope: {} })
    expect(sales?.total.value).toBe(10)
    expect(await buildOf(before)).toBe(third)
    await writeFile(join(home, 'book.duckdb'), 'nothing of the kind')
    await nameCurrent(folder, first)
    ;(await warehouse.lease()).release()
    await nameCurrent(folder, third)
    const again = await warehouse.lease()
    expect([again.build, again.book]).toEqual([third, null])
    expect(unreadable).toEqual([])
    ;[before, after, again].forEach((each) => each.release())
  })

  it('reads only', async () => {
    const lease = await warehouse.lease()
    await expect(ask(lease, 'create table marts.more as select 1')).rejects.toThrow(/read-only/)
    await expect(ask(lease, `select * from read_text('/etc/hostname')`)).rejects.toThrow(/disabled/)
    await expect(ask(lease, `set threads = 1`)).rejects.toThrow(/locked/)
    lease.release()
  })

  it('writes in its scratch folder alone, which goes away with it', async () => {
    const lease = await warehouse.lease()
    const write = (path: string) => ask(lease, `copy (select 1 as one) to '${path}' (format parquet)`)
    await write(join(lease.scratch, 'one.parquet'))
    expect(await readdir(lease.scratch)).toEqual(['one.parquet'])
    await expect(write(join(tmpdir(), 'one.parquet'))).rejects.toThrow(/disabled/)
    lease.release()
    warehouse.close()
    await expect(readdir(lease.scratch)).rejects.toThrow(/ENOENT/)
  })

  it('keeps connections for downloads apart from those for answers', async () => {
    const lease = await warehouse.lease()
    const loans = [await lease.borrow(), await lease.borrow()]
    const third = lease.borrow()
    expect(await buildOf(lease)).toBe(first)
    loans[0]?.giveBack()
    expect((await third).connection).toBe(loans[0]?.connection)
    ;[loans[1], await third].forEach((loan) => loan?.giveBack())
    lease.release()
  })

  it('goes on with the old build when the new one cannot be opened, and says so once', async () => {
    const lease = await warehouse.lease()
    await writeFile(join(folder, 'current'), '20270101-000000-cccccc')
    const next = await warehouse.lease()
    const another = await warehouse.lease()
    expect([next.build, another.build]).toEqual([first, first])
    expect(unreadable).toEqual(['20270101-000000-cccccc'])
    ;[lease, next, another].forEach((each) => each.release())
  })

  it.each(['', '../elsewhere', '20270101-000000-cccccc'])(
    'has no build when current says "%s"',
    async (id) => {
      await writeFile(join(folder, 'current'), id)
      await expect(warehouse.lease()).rejects.toBeInstanceOf(NoBuildError)
    }
  )

  it('has none to read where another version has made it, and says so', async () => {
    const third = '20261203-060000-dddddd'
    await publishBuild({ folder, build: third, sources })
    const instance = await DuckDBInstance.create(join(folder, 'builds', third, 'clientele.duckdb'))
    const connection = await instance.connect()
    await connection.run('alter table marts.customers drop column renews_on')
    connection.closeSync()
    instance.closeSync()
    await expect(warehouse.lease()).rejects.toMatchObject({ reason: 'other-version' })
    await expect(warehouse.lease()).rejects.toThrow(/another version of Clientele .* `npm run build`/)
  })

  it('has no build in an empty folder', async () => {
    const empty = openWarehouse({ folder: join(folder, 'nothing') })
    await expect(empty.lease()).rejects.toThrow(/npm run -s clientele -- build/)
  })
})

describe('createConnectionPool', () => {
  it('lends at most so many connections, each to one at a time', async () => {
    const instance = await DuckDBInstance.create(':memory:')
    const pool = createConnectionPool(instance, 2)
    const inUse = new Set<DuckDBConnection>()
    const seen = new Set<DuckDBConnection>()
    const work = async (connection: DuckDBConnection) => {
      expect(inUse.has(connection)).toBe(false)
      inUse.add(connection)
      seen.add(connection)
      await connection.run('select 1')
      inUse.delete(connection)
    }
    await Promise.all(Array.from({ length: 20 }, () => pool.use(work)))
    expect(seen.size).toBe(2)
    pool.close()
    instance.closeSync()
  })

  it('gets its connection back when the work fails', async () => {
    const instance = await DuckDBInstance.create(':memory:')
    const pool = createConnectionPool(instance, 1)
    await expect(pool.use(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
    await expect(pool.use(() => Promise.resolve('yes'))).resolves.toBe('yes')
    pool.close()
    instance.closeSync()
  })
})
