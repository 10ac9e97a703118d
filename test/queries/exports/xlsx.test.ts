import { inflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { xlsxOf } from '../../../queries/index.ts'
import { bytesOf, openDatabase, type Database } from './exported.ts'

let database: Database
beforeAll(async () => {
  database = await openDatabase()
})
afterAll(() => database.close())

/** The files of an archive, found as unzip finds them: by the directory at its end. */
function unzipped(archive: Buffer): Map<string, string> {
  const end = archive.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  const files = new Map<string, string>()
  let at = archive.readUInt32LE(end + 16)
  for (let count = archive.readUInt16LE(end + 10); count > 0; count -= 1) {
    const [packed, unpacked, name, offset] = [
      archive.readUInt32LE(at + 20),
      archive.readUInt32LE(at + 24),
      archive.subarray(at + 46, at + 46 + archive.readUInt16LE(at + 28)),
      archive.readUInt32LE(at + 42)
    ]
    const start = offset + 30 + archive.readUInt16LE(offset + 26) + archive.readUInt16LE(offset + 28)
    const content = inflateRawSync(archive.subarray(start, start + packed))
    expect(content.length).toBe(unpacked)
    files.set(name.toString(), content.toString())
    at += 46 + name.length
  }
  return files
}

async function bookOf(sql: string, name = 'sheet'): Promise<Map<string, string>> {
  return unzipped(await bytesOf(await xlsxOf(database.connection, { sql }, { name })))
}

const sheetOf = async (sql: string) => (await bookOf(sql)).get('xl/worksheets/sheet1.xml') ?? ''

const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' }

/** What stands in each cell by its address: text in quotes, the rest as written, with the cell's format. */
async function cellsOf(sql: string): Promise<Record<string, readonly [value: string, style: string]>> {
  const sheet = await sheetOf(sql)
  const cells = sheet.matchAll(/<c r="([A-Z]+\d+)"(?: s="(\d)")?(?: t="(\w+)")?>(.*?)<\/c>/gs)
  return Object.fromEntries(
    [...cells].map(([, address = '', style = '0', type, inner = '']) => {
      const text = inner.replaceAll(/<[^>]*>/g, '').replaceAll(/&\w+;/g, (entity) => entities[entity] ?? '?')
      return [address, [type === 'inlineStr' ? JSON.stringify(text) : (type ?? '') + text, style]]
    })
  )
}

const [plain, head, day, time, percent, text, quoted] = ['0', '1', '2', '3', '4', '5', '6']

describe('xlsx', () => {
  it('has typed cells: numbers, days, ids as text, and nothing for null', async () => {
    const cells =
      await cellsOf(`select '00123' as id, 1.5::double as v, 12.50::decimal(18, 2) as money, -0.25 as share,
      date '2026-10-31' as d, timestamp '2026-10-31 12:00:00' as t, true as b, null as nothing, 'nan'::double as nan,
      12::hugeint as n, 9007199254740993::bigint as big`)
    expect(cells).toEqual({
      ...Object.fromEntries(
        ['id', 'v', 'money', 'share', 'd', 't', 'b', 'nothing', 'nan', 'n', 'big'].map((name, index) => [
          `${String.fromCharCode(65 + index)}1`,
          [`"${name}"`, head]
        ])
      ),
      A2: ['"00123"', text],
      B2: ['1.5', plain],
      C2: ['12.50', plain],
      D2: ['-0.25', percent],
      E2: ['46326', day],
      F2: ['46326.5', time],
      G2: ['b1', plain],
      J2: ['12', plain],
      K2: ['"9007199254740993"', text]
    })
  })

  it('keeps text as text, whatever it looks like', async () => {
    const cells = await cellsOf(
      `select unnest(['=1+1', '@sum(A1)', '<b>&"', 'a' || chr(1) || '_x0041_', '客户', '', repeat('x', 40000)]) as t`
    )
    const values = [2, 3, 4, 5, 6, 7].map((row) => cells[`A${row}`])
    expect(values).toEqual([
      ['"=1+1"', quoted],
      ['"@sum(A1)"', quoted],
      ['"<b>&\\""', text],
      ['"a_x0001__x005F_x0041_"', text],
      ['"客户"', text],
      ['""', text]
    ])
    expect(cells['A8']?.[0]).toBe(JSON.stringify(`${'x'.repeat(32_766)}…`))
  })

  it('writes days that spreadsheets do not agree on as text', async () => {
    const cells = await cellsOf(
      `select unnest([date '1900-02-28', date '1900-03-01', date '9999-12-31', date '10000-01-01']) as d`
    )
    expect([2, 3, 4, 5].map((row) => cells[`A${row}`])).toEqual([
      ['"1900-02-28"', text],
      ['61', day],
      ['2958465', day],
      ['"10000-01-01"', text]
    ])
  })

  it('has a head that stays, columns as wide as their first rows, and a sheet with a name it may have', async () => {
    const book = await bookOf(
      `select 1 as n, '${'长'.repeat(12)}' as name`,
      "net-sales/by[area]: 2026-10-01…2026-10-31'"
    )
    const sheet = book.get('xl/worksheets/sheet1.xml') ?? ''
    expect(sheet).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>')
    expect([...sheet.matchAll(/ width="(\d+)"/g)].map(([, width]) => width)).toEqual(['8', '25'])
    expect(book.get('xl/workbook.xml')).toContain('<sheet name="net-sales by area  2026-10-01…2" ')
    expect((await bookOf('select 1 as n', '')).get('xl/workbook.xml')).toContain('<sheet name="answer" ')
  })

  it('numbers its rows over many chunks, and is the same bytes again', async () => {
    const sql = 'select range as n from range(5000)'
    const cells = await cellsOf(sql)
    expect(Object.keys(cells)).toHaveLength(5001)
    for (const row of [2, 2049, 2050, 4098, 5001]) expect(cells[`A${row}`]).toEqual([String(row - 2), plain])
    const bytes = async () => bytesOf(await xlsxOf(database.connection, { sql }, { name: 'n' }))
    expect(await bytes()).toEqual(await bytes())
  })

  it('refuses more rows than a sheet holds before the first byte, and says what to do', async () => {
    const ask = (rows: number) =>
      xlsxOf(database.connection, { sql: `select range as n from range(${rows})` }, { name: 'n' })
    await expect(ask(1_048_576)).rejects.toThrow(
      /^format: xlsx — a sheet holds 1,048,575 rows; filter, give a smaller limit, or ask for csv or parquet/
    )
    await (await ask(1_048_575)).return()
  })
})
