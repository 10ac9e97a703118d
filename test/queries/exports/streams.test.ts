import { readdirSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  exportFormats,
  exportOf,
  negotiateFormat,
  streamInTurn,
  type ExportFormat,
  type Parts,
  type Select
} from '../../../queries/index.ts'
import { inTurn } from '../../../queries/turns.ts'
import { bytesOf, openDatabase, tableOf, textOf, type Database } from './exported.ts'

let database: Database
beforeEach(async () => {
  database = await openDatabase()
})
afterEach(() => database.close())

const write = (format: ExportFormat, select: Select): Promise<Parts> =>
  exportOf(database.connection, select, { format, folder: database.folder })

/** A statement that fails when another is still open in a transaction, and memory that one would hold. */
async function expectFree(): Promise<void> {
  await database.connection.run('begin')
  await database.connection.run('rollback')
  const memory = await database.other.runAndReadAll(
    'select cast(sum(memory_usage_bytes) as double) from duckdb_memory()'
  )
  expect(memory.getRowsJS()).toEqual([[0]])
  expect(database.filesLeft()).toEqual([])
}

const streamed = ['json', 'csv', 'arrow'] as const
/** Sorted, so that DuckDB holds all of it while it is read. */
const many: Select = {
  sql: `select range as n, hash(range) as h, 'customer ' || range as name from range(60000) order by h`
}
const manyMore: Select = { sql: `select hash(range) as h, 'customer ' || range as name from range(300000)` }

describe.each(exportFormats)('%s', (format) => {
  it('is read bit by bit', async () => {
    let parts = 0
    let largest = 0
    for await (const part of await write(format, manyMore)) {
      parts += 1
      largest = Math.max(largest, part.length)
    }
    expect(parts).toBeGreaterThan(4)
    expect(largest).toBeLessThan(4_000_000)
    await expectFree()
  })

  it('fails before the first byte when the statement does not run', async () => {
    await expect(write(format, { sql: 'select nothing from nowhere' })).rejects.toThrow(/nowhere/)
    await expect(write(format, { sql: "select cast('x' as integer) as n" })).rejects.toThrow(/'x'/)
    await expectFree()
  })

  it('frees connection and file when its reader leaves midway', async () => {
    for await (const part of await write(format, many)) {
      expect(part.length).toBeGreaterThan(0)
      break
    }
    await expectFree()
  })

  it('frees connection and file when nobody reads it', async () => {
    const parts = await write(format, many)
    await parts.return()
    await expectFree()
    expect(await parts.next()).toEqual({ done: true, value: undefined })
  })

  it('takes values as parameters', async () => {
    const select = { sql: 'select $2 as b, $1 as a -- and a comment', values: ["x'y", 5] }
    const bytes = await bytesOf(await write(format, select))
    expect(bytes.length).toBeGreaterThan(0)
    if (format === 'csv') expect(bytes.toString()).toBe("b,a\n5,x'y\n")
  })
})

describe.each(streamed)('%s', (format) => {
  const failing: Select = {
    sql: `select case when range = 250000 then error('planted') else range end as n from range(300000)`
  }

  it('throws when the statement fails midway, and does not end as if that were all', async () => {
    const parts = await write(format, failing)
    await expect(bytesOf(parts)).rejects.toThrow(/^the rows end early: after \d+ — /)
    await expectFree()
  })

  it('throws when it is interrupted', async () => {
    const parts = await write(format, manyMore)
    await parts.next()
    database.connection.interrupt()
    await expect(bytesOf(parts)).rejects.toThrow(/the rows end early/)
    await expectFree()
  })
})

describe('parquet', () => {
  it('leaves no file when the statement fails midway', async () => {
    const sql = `select case when range = 250000 then error('planted') else range end as n from range(300000)`
    await expect(write('parquet', { sql })).rejects.toThrow(/planted/)
    await expectFree()
  })

  it('needs its connection no more once it has begun', async () => {
    const parts = await write('parquet', many)
    await database.connection.run('select 1')
    const bytes = await bytesOf(parts)
    expect(bytes.subarray(0, 4).toString()).toBe('PAR1')
    expect(bytes.subarray(-4).toString()).toBe('PAR1')
  })

  it('has no name on disk while it is read', async () => {
    const parts = await write('parquet', many)
    await parts.next()
    expect(readdirSync(database.folder)).toEqual([])
    await parts.return()
  })
})

describe('zero rows', () => {
  const none: Select = { sql: `select 1 as n, 'x' as name, date '2024-01-01' as day where false` }

  it('are an empty array, a head line, and a table with its columns', async () => {
    expect(await textOf(await write('json', none))).toBe('[]\n')
    expect(await textOf(await write('csv', none))).toBe('n,name,day\n')
    const table = await tableOf(await write('arrow', none))
    expect([table.numRows, table.schema.names]).toEqual([0, ['n', 'name', 'day']])
    const bytes = await bytesOf(await write('parquet', none))
    expect(bytes.subarray(0, 4).toString()).toBe('PAR1')
  })
})

describe('arrow', () => {
  it('keeps every row over many batches', async () => {
    const sql = `select range as n, case when range % 3 > 0 then 'c ' || range end as name,
      range % 2 = 0 as is_even, range / 8 as eighth from range(140000)`
    const table = await tableOf(await write('arrow', { sql }))
    expect(table.batches.map((batch) => batch.numRows)).toEqual([2_048, 16_384, 65_536, 56_032])
    const column = (name: string): unknown[] => [...(table.getChild(name) ?? [])]
    const rows = Array.from({ length: 140_000 }, (_, n) => n)
    expect(column('n')).toEqual(rows.map(BigInt))
    expect(column('name')).toEqual(rows.map((n) => (n % 3 > 0 ? `c ${n}` : null)))
    expect(column('is_even')).toEqual(rows.map((n) => n % 2 === 0))
    expect(column('eighth')).toEqual(rows.map((n) => n / 8))
  })

  it('ends a batch early where texts are long', async () => {
    const sql = `select repeat('长', 2000) || range as text from range(12000)`
    const table = await tableOf(await write('arrow', { sql }))
    expect(table.numRows).toBe(12_000)
    expect(table.batches.map((batch) => batch.numRows)).toEqual([2048, 2048, 2048, 2048, 2048, 1760])
    expect(table.getChild('text')?.get(11_999)).toBe(`${'长'.repeat(2000)}11999`)
  })
})

describe('streamInTurn', () => {
  it('lets nobody else onto the connection until the answer has been read', async () => {
    const { connection } = database
    const first = await streamInTurn(connection, () => write('csv', many))
    const events: string[] = []
    const second = inTurn(connection, async () => events.push('second'))
    let rows = -1
    for await (const part of first) {
      rows += new TextDecoder().decode(part).split('\n').length - 1
      events.push('first')
    }
    await second
    expect(rows).toBe(60_000)
    expect(events.indexOf('second')).toBe(events.length - 1)
    expect(events.length).toBeGreaterThan(20)
  })

  it('ends the turn when the answer is dropped or does not begin', async () => {
    const { connection } = database
    const dropped = await streamInTurn(connection, () => write('csv', many))
    await dropped.return()
    await expect(streamInTurn(connection, () => write('csv', { sql: 'select nothing' }))).rejects.toThrow()
    expect(await inTurn(connection, async () => 'free')).toBe('free')
    await expectFree()
  })

  it('answers those who wait in order', async () => {
    const { connection } = database
    const answers = await Promise.all(
      [1, 2, 3].map(async (n) =>
        textOf(
          await streamInTurn(connection, () =>
            write(negotiateFormat(null, null), { sql: `select ${n} as n` })
          )
        )
      )
    )
    expect(answers).toEqual([1, 2, 3].map((n) => `[{"n":${n}}]\n`))
  })
})
