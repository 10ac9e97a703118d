import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { load, workspace, type Workspace } from '../../support/loading.ts'

const header = 'order_id,ordered_at,customer_id,quantity,unit_price'
const good = (n: number) => `O${n},2026-10-0${n},C${n},2,10.50`

let space: Workspace | undefined
afterEach(() => {
  space?.remove()
  space = undefined
})

function sales(content: string | Buffer, entry: object = {}): Workspace {
  space = workspace({
    files: { 'sales.csv': content },
    config: { sources: { sales: { files: 'sales.csv', ...entry } } }
  })
  return space
}

/** Every line either kept or counted: `lines` is what stands in the file below its header. */
interface CountedCase {
  readonly name: string
  readonly content: string | Buffer
  readonly entry?: object
  readonly counts: { in: number; kept: number; rejected: number; duplicates?: number }
  readonly reject?: { record: number; column?: string | null; value?: string | null; reason: RegExp }
}

const counted: readonly CountedCase[] = [
  { name: 'header only', content: `${header}\n`, counts: { in: 0, kept: 0, rejected: 0 } },
  { name: 'header without a line end', content: header, counts: { in: 0, kept: 0, rejected: 0 } },
  {
    name: 'no line end after the last row',
    content: `${header}\n${good(1)}`,
    counts: { in: 1, kept: 1, rejected: 0 }
  },
  {
    name: 'Windows line ends',
    content: `${header}\r\n${good(1)}\r\n${good(2)}\r\n`,
    counts: { in: 2, kept: 2, rejected: 0 }
  },
  {
    name: 'CR-only line ends',
    content: `${header}\r${good(1)}\r${good(2)}\r`,
    counts: { in: 2, kept: 2, rejected: 0 }
  },
  {
    name: 'line ends of two kinds',
    content: `${header}\n${good(1)}\r\n${good(2)}\n${good(3)}\r\n`,
    counts: { in: 3, kept: 3, rejected: 0 }
  },
  {
    name: 'one other line end far into a large file',
    content: `${header}\n${`${good(1)}\n`.repeat(300_000)}${good(2)}\r\n${`${good(3)}\n`.repeat(100_000)}`,
    counts: { in: 400_001, kept: 400_001, rejected: 0 }
  },
  {
    name: 'blank lines between rows',
    content: `${header}\n${good(1)}\n\n${good(2)}\n\n`,
    counts: { in: 2, kept: 2, rejected: 0 }
  },
  {
    name: 'a byte order mark',
    content: `\ufeff${header}\n${good(1)}\n`,
    counts: { in: 1, kept: 1, rejected: 0 }
  },
  {
    name: 'headers in capitals',
    content: `${header.toUpperCase()}\n${good(1)}\n`,
    counts: { in: 1, kept: 1, rejected: 0 }
  },
  {
    name: 'headers ending in a space',
    content: `${header.replaceAll(',', ' ,')} \n${good(1)}\n`,
    counts: { in: 1, kept: 1, rejected: 0 }
  },
  {
    name: 'headers in quotes',
    content: `"${header.replaceAll(',', '","')}"\n${good(1)}\n`,
    counts: { in: 1, kept: 1, rejected: 0 }
  },
  {
    name: 'blanks around values',
    content: `${header}\n O1 , 2026-10-01 , C1 , 2 , 10.50 \n`,
    counts: { in: 1, kept: 1, rejected: 0 }
  },
  {
    name: 'full-width blanks around values',
    content: `${header}\n\u3000O1\u3000,\u30002026-10-01,C1,2\u3000,10.50\n`,
    counts: { in: 1, kept: 1, rejected: 0 }
  },
  {
    name: 'a line break inside quotes',
    content: `${header}\n"O\n1",2026-10-01,C1,2,10\n${good(2)}\n`,
    counts: { in: 2, kept: 2, rejected: 0 }
  },
  {
    name: 'doubled quotes',
    content: `${header}\n"O""1",2026-10-01,C1,2,10\n`,
    counts: { in: 1, kept: 1, rejected: 0 }
  },
  {
    name: 'a quote inside a bare value',
    content: `${header}\nO5" nail,2026-10-01,C1,2,10\n${good(2)}\n`,
    counts: { in: 2, kept: 2, rejected: 0 }
  },
  {
    name: 'a field of 1 MB',
    content: `${header}\n${'x'.repeat(1_000_000)},2026-10-01,C1,2,10\n${good(2)}\n`,
    counts: { in: 2, kept: 2, rejected: 0 }
  },
  {
    name: 'a line of 3 MB',
    content: `${header}\n${'x'.repeat(3_000_000)},2026-10-01,C1,2,10\n${good(2)}\n`,
    counts: { in: 2, kept: 1, rejected: 1 },
    reject: { record: 1, column: null, reason: /longer than 2 MB/ }
  },
  {
    name: 'too many columns',
    content: `${header}\n${good(1)}\n${good(2)},extra\n${good(3)}\n`,
    counts: { in: 3, kept: 2, rejected: 1 },
    reject: { record: 2, column: null, reason: /more columns/ }
  },
  {
    name: 'too few columns',
    content: `${header}\n${good(1)}\nO2,2026-10-02\n${good(3)}\n`,
    counts: { in: 3, kept: 2, rejected: 1 },
    reject: { record: 2, column: null, reason: /fewer columns/ }
  },
  {
    name: 'text after a closing quote',
    content: `${header}\n${good(1)}\n"O2"x,2026-10-02,C2,1,5\n${good(3)}\n`,
    counts: { in: 3, kept: 2, rejected: 1 },
    reject: { record: 2, column: null, reason: /after a closing quote/ }
  },
  {
    name: 'an unclosed quote in the last line',
    content: `${header}\n${good(1)}\n"O2,2026-10-02,C2,1,5\n`,
    counts: { in: 2, kept: 1, rejected: 1 },
    reject: { record: 2, column: null, reason: /not closed/ }
  },
  {
    name: 'a bad row after a broken one keeps its own number',
    content: `${header}\n${good(1)}\nO2,2026-10-02\n${good(3)}\nO4,n/a,C4,1,5\n`,
    counts: { in: 4, kept: 2, rejected: 2 }
  },
  {
    name: 'a date of 2026-02-30',
    content: `${header}\nO1,2026-02-30,C1,2,10\n${good(2)}\n`,
    counts: { in: 2, kept: 1, rejected: 1 },
    reject: { record: 1, column: 'ordered_at', value: '2026-02-30', reason: /no such day/ }
  },
  {
    name: 'a word for a date',
    content: `${header}\n${good(1)}\nO2,n/a,C2,2,10\n`,
    counts: { in: 2, kept: 1, rejected: 1 },
    reject: { record: 2, column: 'ordered_at', value: 'n/a', reason: /not a date/ }
  },
  {
    name: 'no date',
    content: `${header}\n${good(1)}\nO2,,C2,2,10\n`,
    counts: { in: 2, kept: 1, rejected: 1 },
    reject: { record: 2, column: 'ordered_at', value: null, reason: /missing/ }
  },
  {
    name: 'a date of the year 20261',
    content: `${header}\n${good(1)}\nO2,20261-01-05,C2,2,10\n`,
    counts: { in: 2, kept: 1, rejected: 1 },
    reject: { record: 2, column: 'ordered_at', value: '20261-01-05', reason: /not a date/ }
  },
  {
    name: 'a date of the year 0026',
    content: `${header}\n${good(1)}\nO2,0026-01-05,C2,2,10\n`,
    counts: { in: 2, kept: 1, rejected: 1 },
    reject: { record: 2, column: 'ordered_at', value: '0026-01-05', reason: /not a date/ }
  },
  {
    name: 'infinity for a date',
    content: `${header}\n${good(1)}\nO2,infinity,C2,2,10\n`,
    counts: { in: 2, kept: 1, rejected: 1 },
    reject: { record: 2, column: 'ordered_at', value: 'infinity', reason: /not a date/ }
  },
  {
    name: 'an hour of 25',
    content: `${header}\n${good(1)}\nO2,2026-10-02 25:00:00,C2,2,10\n`,
    counts: { in: 2, kept: 1, rejected: 1 },
    reject: { record: 2, column: 'ordered_at', value: '2026-10-02 25:00:00', reason: /not a date/ }
  },
  {
    name: 'times with zones',
    content: `${header}\nO1,2026-10-01T23:00:00Z,C1,2,10\n`,
    counts: { in: 1, kept: 1, rejected: 0 }
  },
  {
    name: 'a word for a price',
    content: `${header}\n${good(1)}\nO2,2026-10-02,C2,2,abc\n`,
    counts: { in: 2, kept: 1, rejected: 1 },
    reject: { record: 2, column: 'unit_price', value: 'abc', reason: /not a number/ }
  },
  {
    name: 'neither price nor amount',
    content: `${header}\n${good(1)}\nO2,2026-10-02,C2,2,\n`,
    counts: { in: 2, kept: 1, rejected: 1 },
    reject: { record: 2, column: 'amount', value: null, reason: /neither/ }
  },
  {
    name: 'a word for a quantity',
    content: `${header}\n${good(1)}\nO2,2026-10-02,C2,two,5\n`,
    counts: { in: 2, kept: 1, rejected: 1 },
    reject: { record: 2, column: 'quantity', value: 'two', reason: /not a number/ }
  },
  {
    name: 'two decimal points',
    content: `${header}\n${good(1)}\nO2,2026-10-02,C2,2,12.3.4\n`,
    counts: { in: 2, kept: 1, rejected: 1 },
    reject: { record: 2, column: 'unit_price', value: '12.3.4', reason: /not a number/ }
  },
  {
    name: 'a comma that parts neither thousands nor decimals',
    content: `${header}\n${good(1)}\nO2,2026-10-02,C2,2,"1,23.5"\n`,
    counts: { in: 2, kept: 1, rejected: 1 },
    reject: { record: 2, column: 'unit_price', value: '1,23.5', reason: /not a number/ }
  },
  {
    name: 'thousands, currency signs, accounting negatives',
    content: `${header}\nO1,2026-10-01,C1,"1,234","¥1,234.50"\nO2,2026-10-02,C1,(2),￥88元\n`,
    counts: { in: 2, kept: 2, rejected: 0 }
  },
  {
    name: 'a number past the range',
    content: `${header}\n${good(1)}\nO2,2026-10-02,C2,2,99999999999999999999\n`,
    counts: { in: 2, kept: 1, rejected: 1 },
    reject: { record: 2, column: 'unit_price', value: '99999999999999999999', reason: /out of range/ }
  },
  {
    name: 'a product past the range',
    content: `${header}\n${good(1)}\nO2,2026-10-02,C2,10000000,99999999999\n`,
    counts: { in: 2, kept: 1, rejected: 1 },
    reject: { record: 2, column: 'unit_price', value: '99999999999', reason: /out of range/ }
  },
  {
    name: 'NaN for a number',
    content: `${header}\n${good(1)}\nO2,2026-10-02,C2,2,NaN\n`,
    counts: { in: 2, kept: 1, rejected: 1 },
    reject: { record: 2, column: 'unit_price', value: 'NaN', reason: /n/ }
  },
  {
    name: 'a discount of 5 where 5 % is meant',
    content: `${header},discount_rate\n${good(1)},0.05\n${good(2)},5\n${good(3)},5%\n`,
    counts: { in: 3, kept: 2, rejected: 1 },
    reject: { record: 2, column: 'discount_rate', value: '5', reason: /share from 0 to 1/ }
  },
  {
    name: 'an unknown kind',
    content: `${header},kind\n${good(1)},销售\n${good(2)},gift\n${good(3)},退货\n`,
    counts: { in: 3, kept: 2, rejected: 1 },
    reject: { record: 2, column: 'kind', value: 'gift', reason: /not one of sale, return/ }
  },
  {
    name: 'a line delivered twice',
    content: `line_id,${header}\n1,${good(1)}\n2,${good(2)}\n1,${good(1)}\n`,
    counts: { in: 3, kept: 2, rejected: 0, duplicates: 1 }
  },
  {
    name: 'a line id used again with other values',
    content: `line_id,${header}\n1,${good(1)}\n2,${good(2)}\n1,O1,2026-10-03,C1,7,10.50\n`,
    counts: { in: 3, kept: 2, rejected: 1 },
    reject: {
      record: 3,
      column: 'order_id, line_id',
      value: 'O1, 1',
      reason: /already used.*record 1; correct it/
    }
  },
  {
    name: 'identical rows without line ids',
    content: `${header}\n${good(1)}\n${good(1)}\n`,
    counts: { in: 2, kept: 2, rejected: 0 }
  },
  {
    name: 'line numbers that begin anew with every order',
    content: `line_id,${header}\n1,${good(1)}\n2,${good(1)}\n1,${good(2)}\n2,${good(2)}\n`,
    counts: { in: 4, kept: 4, rejected: 0 }
  },
  {
    name: 'identical rows to be dropped',
    content: `${header}\n${good(1)}\n${good(1)}\n`,
    entry: { deduplicate: true },
    counts: { in: 2, kept: 1, rejected: 0, duplicates: 1 }
  },
  {
    name: 'bytes that are not UTF-8 among UTF-8',
    content: Buffer.concat([
      Buffer.from(`${header}\n订单一,2026-10-01,C1,1,5\n订单二,2026-10-02,C1,1,5\n`),
      Buffer.from([0xb6, 0xa9, 0xb5, 0xa5]),
      Buffer.from(',2026-10-03,C1,1,5\n')
    ]),
    counts: { in: 3, kept: 2, rejected: 1 },
    reject: { record: 3, column: null, reason: /not UTF-8/ }
  },
  {
    name: 'GB18030, found out by itself',
    content: Buffer.concat([
      Buffer.from(`${header}\n`),
      Buffer.from([0xb6, 0xa9, 0xb5, 0xa5]),
      Buffer.from(',2026-10-03,C1,1,5\n')
    ]),
    counts: { in: 1, kept: 1, rejected: 0 }
  },
  {
    name: 'Windows-1252, found out by itself',
    content: Buffer.from(`${header}\nCaf\xe9 M\xfcnster,2026-10-01,Se\xf1or,1,5\n`, 'latin1'),
    counts: { in: 1, kept: 1, rejected: 0 }
  },
  {
    name: 'bytes that are not GB18030',
    content: Buffer.concat([
      Buffer.from(`${header}\n`),
      Buffer.from([0xb6, 0xa9, 0xb5, 0xa5]),
      Buffer.from(',2026-10-03,C1,1,5\n'),
      Buffer.from([0xb6, 0xff]),
      Buffer.from(',2026-10-04,C1,1,5\n')
    ]),
    counts: { in: 2, kept: 1, rejected: 1 },
    reject: { record: 2, column: null, reason: /not gb18030/ }
  },
  {
    name: 'UTF-16 with a mark',
    content: Buffer.from(`\ufeff${header}\n订单,2026-10-01,C1,1,5\n`, 'utf16le'),
    counts: { in: 1, kept: 1, rejected: 0 }
  },
  {
    name: 'UTF-16 without a mark',
    content: Buffer.from(`${header}\n${good(1)}\n`, 'utf16le'),
    counts: { in: 1, kept: 1, rejected: 0 }
  },
  { name: 'gzip', content: gzipSync(`${header}\n${good(1)}\n`), counts: { in: 1, kept: 1, rejected: 0 } },
  {
    name: 'zero bytes in a value',
    content: `${header}\n${good(1)}\nO\u00002,2026-10-02,C2,2,10\n`,
    counts: { in: 2, kept: 1, rejected: 1 },
    reject: { record: 2, column: null, reason: /zero bytes/ }
  },
  {
    name: 'semicolons',
    content: `${header}\n${good(1)}\n`.replaceAll(',', ';'),
    counts: { in: 1, kept: 1, rejected: 0 }
  },
  {
    name: 'tabs',
    content: `${header}\n${good(1)}\n`.replaceAll(',', '\t'),
    counts: { in: 1, kept: 1, rejected: 0 }
  },
  {
    name: 'decimal commas',
    content: `${header}\nO1,2026-10-01,C1,2,10.50\n`.replaceAll(',', ';').replaceAll('.', ','),
    counts: { in: 1, kept: 1, rejected: 0 }
  },
  {
    name: 'a second header in the middle',
    content: `${header}\n${good(1)}\n${header}\n${good(2)}\n`,
    counts: { in: 3, kept: 2, rejected: 1 }
  },
  {
    name: 'a row of nothing but delimiters',
    content: `${header}\n${good(1)}\n,,,,\n`,
    counts: { in: 2, kept: 1, rejected: 1 },
    reject: { record: 2, column: 'ordered_at', reason: /missing/ }
  },
  {
    name: 'a formula as an id',
    content: `${header}\n=1+1,2026-10-01,C1,1,5\n`,
    counts: { in: 1, kept: 1, rejected: 0 }
  },
  {
    name: 'SQL as an id',
    content: `${header}\n"'; drop table x; --",2026-10-01,C1,1,5\n`,
    counts: { in: 1, kept: 1, rejected: 0 }
  }
]

describe('rows that cannot be kept are counted, with a reason', () => {
  it.each(counted)('$name', async ({ content, entry, counts, reject }) => {
    // Of a large file all columns of all rows would take seconds to read, and only how many there are is asked.
    const loaded = await load(sales(content, entry), 'select record from staging.sales')
    expect({
      in: loaded.rowsIn,
      kept: loaded.kept,
      rejected: loaded.rejected,
      duplicates: loaded.duplicates
    }).toEqual({
      duplicates: 0,
      ...counts
    })
    expect(loaded.rows).toHaveLength(counts.kept)
    expect(loaded.rejects).toHaveLength(counts.rejected)
    if (!reject) return
    const [first] = loaded.rejects
    expect(first?.record).toBe(reject.record)
    expect(first?.reason).toMatch(reject.reason)
    if (reject.column !== undefined) expect(first?.column_name).toBe(reject.column)
    if (reject.value !== undefined) expect(first?.value).toBe(reject.value)
  })

  it('keeps the text of a rejected row, so that it can be corrected and loaded again', async () => {
    const loaded = await load(sales(`${header}\nO1,2026-10-01,C1,2,abc\nO2,2026-10-02\n`))
    expect(loaded.rejects.map(({ raw_row }) => raw_row)).toEqual([
      '["O1","2026-10-01","C1","2","abc"]',
      'O2,2026-10-02'
    ])
  })

  it('numbers records past a broken one rightly', async () => {
    const loaded = await load(
      sales(`${header}\n${good(1)}\nO2,2026-10-02\n${good(3)}\nO4,n/a,C4,1,5\n${good(5)}\n`)
    )
    expect(loaded.rejects.map(({ record }) => record)).toEqual([2, 4])
    expect(loaded.rows.map((row) => Number(row['record']))).toEqual([1, 3, 5])
  })
})

/** A file that cannot be read: the message names it and says what to do, and nothing is loaded. */
interface RefusedCase {
  readonly name: string
  readonly content: string | Buffer
  readonly entry?: object
  readonly message: RegExp
}

const refused: readonly RefusedCase[] = [
  { name: 'an empty file', content: '', message: /empty file: .*sales\.csv — remove it/ },
  { name: 'nothing but blank lines', content: '\n\n\n', message: /nothing but blank lines: .*sales\.csv/ },
  {
    name: 'the wrong delimiter',
    content: `${header}\n${good(1)}\n`,
    entry: { format: { delimiter: ';' } },
    message: /no ordered_at.*sales\.csv, line 1.*format\.delimiter/s
  },
  {
    name: 'a missing required column',
    content: 'order_id,unit_price\nO1,5\n',
    message: /sources\.sales\.columns: no ordered_at — .*sales\.csv, line 1 — it has "order_id", "unit_price"/
  },
  {
    name: 'neither amount nor unit price',
    content: 'ordered_at\n2026-10-01\n',
    message: /no amount or unit_price/
  },
  {
    name: 'a file without a header',
    content: '00004,19970101,2,29.33\n00004,19970118,2,29.73\n',
    message: /line 1 looks like data: set format: \{ header: false \} and map by position/
  },
  {
    name: 'a mapped column that is not there',
    content: `${header}\n${good(1)}\n`,
    entry: { columns: { order_id: 'Invoice' } },
    message: /sources\.sales\.columns\.order_id: no column "Invoice" — .*line 1/
  },
  {
    name: 'a position past the last column',
    content: `${header}\n${good(1)}\n`,
    entry: { columns: { order_id: 9 }, format: { header: true } },
    message: /position 9 — .*has only 5 columns/
  },
  {
    name: 'a mapped header that stands twice',
    content: 'when,when,unit_price\n2026-10-01,2026-10-02,5\n',
    entry: { columns: { ordered_at: 'when' } },
    message: /"when" stands twice.*columns 1 and 2.*by position/
  },
  {
    name: 'an unclosed quote',
    content: `${header}\n${good(1)}\n"O2,2026-10-02,C2,1,5\n${good(3)}\n${good(4)}\n`,
    message: /a quote that is not closed: "O2.*record 2 \(line 3/
  },
  {
    name: 'an Excel workbook',
    content: Buffer.from([0x50, 0x4b, 0x03, 0x04, 1, 2, 3]),
    message: /Excel workbook \(\.xlsx\).*save it as CSV/
  },
  {
    name: 'an old Excel workbook',
    content: Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3]),
    message: /old Excel workbook/
  },
  { name: 'a PDF', content: '%PDF-1.7', message: /PDF document/ },
  {
    name: 'a broken gzip file',
    content: gzipSync(`${header}\n${good(1)}\n`).subarray(0, 20),
    message: /broken gzip file/
  },
  { name: 'a broken Parquet file', content: 'PAR1 and nothing more', message: /broken Parquet file/ },
  {
    name: 'an unknown encoding',
    content: `${header}\n${good(1)}\n`,
    entry: { format: { encoding: 'gbk-2099' } },
    message: /format\.encoding: gbk-2099.*not a known encoding/
  },
  {
    name: 'dates that read both ways to the end',
    content: `${header}\nO1,01/02/2026,C1,1,5\nO2,03/04/2026,C1,1,5\n`,
    message: /ordered_at: "01\/02\/2026" reads as %m\/%d\/%Y or %d\/%m\/%Y.*format\.date/
  }
]

describe('a file that cannot be read is refused with what to do', () => {
  it.each(refused)('$name', async ({ content, entry, message }) => {
    await expect(load(sales(content, entry))).rejects.toThrow(message)
  })

  it('a file that is not there', async () => {
    space = workspace({ config: { sources: { sales: { files: 'nowhere.csv' } } } })
    await expect(load(space)).rejects.toThrow(/cannot be read: .*nowhere\.csv — there is no such file/)
  })

  it('a pattern that finds nothing', async () => {
    space = workspace({ config: { sources: { sales: { files: 'orders/*.csv' } } } })
    await expect(load(space)).rejects.toThrow(/no file fits orders\/\*\.csv/)
  })

  it('a file that two entries of a source would read', async () => {
    space = workspace({
      files: { 'a1.csv': `${header}\n${good(1)}\n` },
      config: { sources: { sales: [{ files: 'a1.csv' }, { files: 'a*.csv' }] } }
    })
    await expect(load(space)).rejects.toThrow(/a1\.csv fits two of its entries — its rows would count twice/)
  })

  it('a folder instead of a file', async () => {
    space = workspace({ config: { sources: { sales: { files: 'orders' } } } })
    mkdirSync(join(space.folder, 'orders'))
    await expect(load(space)).rejects.toThrow(/a folder, not a file: .*orders — write .*\*\.csv/)
  })

  it('a link that leads nowhere', async () => {
    space = workspace({ config: { sources: { sales: { files: 'sales.csv' } } } })
    symlinkSync('gone.csv', join(space.folder, 'sales.csv'))
    await expect(load(space)).rejects.toThrow(/there is no such file/)
  })

  it('a file whose bytes cannot be had', async () => {
    space = workspace({ config: { sources: { sales: { files: 'sales.csv' } } } })
    // Opens, even for the superuser, but reading its beginning is an input/output error.
    symlinkSync('/proc/self/mem', join(space.folder, 'sales.csv'))
    await expect(load(space)).rejects.toThrow(/cannot be read: .*sales\.csv — .*EIO/)
  })

  it('one JSON list instead of JSON lines', async () => {
    space = workspace({
      files: { 'sales.json': '[{"ordered_at":"2026-10-01","amount":5}]' },
      config: { sources: { sales: { files: 'sales.json' } } }
    })
    await expect(load(space)).rejects.toThrow(/one JSON list, not JSON lines/)
  })
})

describe('other layouts count their bad rows too', () => {
  it('JSON lines', async () => {
    const lines = [
      '{"ordered_at":"2026-10-01","amount":5}',
      '{"ordered_at":"2026-10-02","amount":',
      '{"ordered_at":"n/a","amount":5}',
      ''
    ]
    space = workspace({
      files: { 'sales.jsonl': lines.join('\n') },
      config: { sources: { sales: { files: 'sales.jsonl' } } }
    })
    const loaded = await load(space)
    expect([loaded.rowsIn, loaded.kept, loaded.rejected]).toEqual([3, 1, 2])
    expect(loaded.rejects.map(({ reason }) => reason)).toEqual([
      'not valid JSON',
      expect.stringContaining('not a date')
    ])
  })

  it('columns parted by blanks', async () => {
    const lines = [
      ' 00004  19970101  2   29.33',
      ' 00004  19970118  2',
      ' 00021  19970230  3   63.34',
      ' 00021  19970301  3   63.34'
    ]
    space = workspace({
      files: { 'cd.txt': lines.join('\r\n') },
      config: {
        sources: {
          sales: {
            files: 'cd.txt',
            columns: { customer_id: 1, ordered_at: 2, quantity: 3, amount: 4 },
            format: { delimiter: ' ' }
          }
        }
      }
    })
    const loaded = await load(space)
    expect([loaded.rowsIn, loaded.kept, loaded.rejected]).toEqual([4, 2, 2])
    expect(loaded.rejects.map(({ reason }) => reason)).toEqual([
      '3 columns instead of 4',
      expect.stringContaining('not a date')
    ])
  })
})
