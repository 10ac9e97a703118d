import { readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sources } from '../../pipeline/sources/catalog.ts'
import { checkTexts } from '../../web/src/routes/quality/check-texts.ts'
import {
  groupSources,
  sharedFolder,
  sourcesWithColumns,
  worthOf,
  type CheckFinding,
  type RejectReason,
  type SourceFile
} from '../../web/src/routes/quality/quality.ts'
import { checkWords, formatWords, sourceName } from '../../web/src/routes/quality/wording.ts'

const folder = new URL('../../pipeline/models/checks/', import.meta.url)
const checks = readdirSync(folder)
  .filter((name) => name.endsWith('.sql'))
  .map((name) => ({ name: basename(name, '.sql'), sql: readFileSync(new URL(name, folder), 'utf8') }))

const finding = (given: Partial<CheckFinding>): CheckFinding => ({
  check_name: 'adjustments',
  severity: 'warning',
  failing_rows: 0,
  sample: '',
  amount: null,
  ...given
})

describe('checks of a build', () => {
  it('are all said in words, and no other is', () => {
    expect(Object.keys(checkTexts).sort()).toEqual(checks.map(({ name }) => name).sort())
  })

  it('that only warn say what they found', () => {
    const warnings = checks.filter(({ sql }) => sql.includes('-- severity: warning')).map(({ name }) => name)
    const telling = Object.entries(checkTexts).filter(([, { found }]) => found !== undefined)
    expect(telling.map(([name]) => name).sort()).toEqual(warnings.sort())
  })

  it.each(Object.entries(checkTexts))('%s asks for money only where there is some', (name, { found }) => {
    const sql = checks.find((check) => check.name === name)?.sql ?? ''
    for (const text of Object.values(found ?? {}))
      expect(text.includes('{amount}')).toBe(/ as amount\b/.test(sql))
  })

  it('are filled in', () => {
    const found = finding({ failing_rows: 1201, sample: 'O-7' })
    expect(checkWords(found, { language: 'en', amount: '¥5' })).toEqual({
      text: '1,201 lines have a price of zero or below, for net sales only (¥5)',
      about: 'O-7'
    })
    const one = finding({ check_name: 'unknown_invitations', failing_rows: 1 })
    expect(checkWords(one, { language: 'en', amount: '' }).text).toBe(
      '1 answer names an invitation that is not there: not counted in the response rate'
    )
    const key = finding({ check_name: 'key_tiers_tier' })
    expect(checkWords(key, { language: 'zh-CN', amount: '' })).toEqual({
      text: '表的键都有值且唯一',
      about: 'tiers_tier'
    })
  })
})

describe('sources', () => {
  it('have a name in every language', () => {
    for (const name of Object.keys(sources)) {
      expect(sourceName(name, 'zh-CN')).toMatch(/\p{Script=Han}/u)
      expect(sourceName(name, 'en')).not.toBe(name)
    }
  })

  it('say how their files are written', () => {
    const format = {
      layout: 'delimited',
      encoding: 'gb18030',
      delimiter: ';',
      hasHeader: false,
      decimal: ',',
      dates: ['%d.%m.%Y']
    }
    expect(formatWords(format, 'en')).toEqual({
      codes: 'GB18030, %d.%m.%Y',
      words: 'semicolons, no header, decimal commas'
    })
    expect(formatWords({ ...format, layout: 'parquet' }, 'zh-CN')).toEqual({ codes: 'Parquet', words: '' })
  })

  const file = (given: Partial<SourceFile>): SourceFile => ({
    source: 'sales',
    path: '/data/a.csv',
    bytes: 10,
    format: {
      layout: 'delimited',
      encoding: 'utf-8',
      delimiter: ',',
      hasHeader: true,
      decimal: '.',
      dates: []
    },
    corrects: null,
    rows_in: 12,
    rows_kept: 8,
    rows_rejected: 3,
    rows_duplicate: 1,
    first_day: null,
    last_day: null,
    ...given
  })

  it('sum their files and know the newest day', () => {
    const files = [
      file({ last_day: '2026-10-31' }),
      file({ path: '/data/b.csv', last_day: '2026-09-30' }),
      file({ source: 'products' })
    ]
    expect(groupSources(files)).toMatchObject([
      { source: 'sales', read: 24, kept: 16, rejected: 6, duplicate: 2, bytes: 20, lastDay: '2026-10-31' },
      { source: 'products', read: 12, lastDay: null }
    ])
  })

  it('are told apart: those that were loaded, and those that were not', () => {
    const column = (source: string) => ({
      source,
      column_name: 'x',
      value_type: 'text',
      is_required: true,
      synonyms: '',
      headers: null,
      filled_rows: 0
    })
    const { loaded, absent } = sourcesWithColumns([column('customers'), column('sales')], [file({})])
    expect(loaded.map(({ source, rows }) => [source, rows])).toEqual([['sales', 8]])
    expect(absent.map(({ source }) => source)).toEqual(['customers'])
  })
})

describe('rejected rows', () => {
  it('are worth what they tell', () => {
    const reject = (rows: number, rows_with_amount: number, amount: number | null): RejectReason => ({
      source: 'sales',
      column_name: 'ordered_at',
      reason: 'missing',
      rows,
      rows_with_amount,
      amount,
      path: 'a.csv',
      record: 1,
      value: null
    })
    expect(worthOf([reject(5, 3, 40), reject(2, 0, null), reject(1, 1, -10)])).toEqual({
      rows: 8,
      known: 4,
      amount: 30
    })
  })
})

describe('files listed side by side', () => {
  it.each([
    [['/data/sales/a.csv', '/data/sales/b.csv'], '/data/sales/'],
    [['/data/sales/a.csv', '/data/products.csv'], '/data/'],
    [['/data/sales/a.csv', '/data/sales-2.csv'], '/data/'],
    [['/a.csv', '/b.csv'], '/'],
    [['a.csv', '/b.csv'], ''],
    [['/a.csv', 'b.csv'], ''],
    [['/x/a.csv', 'b.csv'], ''],
    [['sales/a.csv'], 'sales/'],
    [[], '']
  ])('%j share the folder %s', (paths, folder) => expect(sharedFolder(paths)).toBe(folder))
})
