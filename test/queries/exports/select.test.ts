import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { jsonRowsOf, selectOfRows, type RowColumn } from '../../../queries/index.ts'
import { openDatabase, textOf, type Database } from './exported.ts'

let database: Database
beforeAll(async () => {
  database = await openDatabase()
})
afterAll(() => database.close())

interface Row {
  text?: string | null
  number?: number | null
  count?: number | bigint | null
  is_new?: boolean | null
  day?: string | null
}

const columns: RowColumn<keyof Row>[] = [
  { name: 'text', type: 'VARCHAR' },
  { name: 'number', type: 'DOUBLE' },
  { name: 'count', type: 'BIGINT' },
  { name: 'is_new', type: 'BOOLEAN' },
  { name: 'day', type: 'DATE' }
]

async function read(rows: readonly Row[]): Promise<Record<string, unknown>[]> {
  return JSON.parse(await textOf(await jsonRowsOf(database.connection, selectOfRows(columns, rows))))
}

describe('selectOfRows', () => {
  it('gives each column the type declared', async () => {
    const { sql, values } = selectOfRows<Row>(columns, [{ text: 'x' }])
    const result = await database.connection.run(sql, [...(values ?? [])])
    expect(result.columnNames()).toEqual(['text', 'number', 'count', 'is_new', 'day'])
    expect(result.columnTypes().map(String)).toEqual(['VARCHAR', 'DOUBLE', 'BIGINT', 'BOOLEAN', 'DATE'])
  })

  it('keeps every value as it is', async () => {
    const row = { text: '', number: 0.1, count: 3, is_new: false, day: '2024-02-29' }
    expect(await read([row])).toEqual([row])
    for (const number of [5e-324, 1.7976931348623157e308, -1e21, 1 / 3, Number.MAX_SAFE_INTEGER]) {
      expect((await read([{ number }]))[0]?.number).toBe(number)
    }
    expect((await read([{ count: 9_007_199_254_740_993n }]))[0]?.count).toBe('9007199254740993')
  })

  it('reads what is missing, undefined or null as null', async () => {
    const none = { text: null, number: null, count: null, is_new: null, day: null }
    expect(await read([{}, none])).toEqual([none, none])
  })

  it('keeps hostile text, and half a surrogate pair as the replacement character', async () => {
    const texts = ['a\0b', '"\\\n\r\t\u2028', "'; drop table t; --", '$1', '😀', '{"0":"x"}', 'null']
    expect((await read(texts.map((text) => ({ text })))).map((row) => row.text)).toEqual(texts)
    expect((await read([{ text: '\ud800x\udc00' }]))[0]?.text).toBe('\ufffdx\ufffd')
  })

  it('keeps the order of many rows, and none', async () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => ({ count: (index * 7919) % 20_000 }))
    expect((await read(rows)).map((row) => row.count)).toEqual(rows.map((row) => row.count))
    expect(await read([])).toEqual([])
  })

  it('takes columns of any name', async () => {
    const name = 'a "b" \'c\' $1; --'
    const select = selectOfRows([{ name, type: 'VARCHAR' }], [{ [name]: 'x' }])
    expect(JSON.parse(await textOf(await jsonRowsOf(database.connection, select)))).toEqual([{ [name]: 'x' }])
  })

  it.each<[Record<string, unknown>, RegExp]>([
    [{ number: Number.NaN }, /column number: NaN — is no DOUBLE/],
    [{ number: Infinity }, /column number: Infinity — is no DOUBLE/],
    [{ number: '5' }, /column number: '5' — is no DOUBLE/],
    [{ count: 1.5 }, /column count: 1.5 — is no BIGINT/],
    [{ count: 2 ** 53 }, /column count: 9007199254740992 — is no BIGINT/],
    [{ text: 5 }, /column text: 5 — is no VARCHAR/],
    [{ text: { a: 1 } }, /column text: \{ a: 1 \} — is no VARCHAR/],
    [{ is_new: 1 }, /column is_new: 1 — is no BOOLEAN/]
  ])('refuses %o', (row, message) => {
    expect(() => selectOfRows(columns, [row])).toThrow(message)
  })

  it('refuses a day that there is not, and an integer beyond 64 bits', async () => {
    await expect(read([{ day: '2024-02-30' }])).rejects.toThrow(/out of range/)
    await expect(read([{ count: 2n ** 64n }])).rejects.toThrow()
  })
})
