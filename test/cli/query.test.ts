import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { tableFromIPC } from 'apache-arrow'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { command } from '../../cli/query.ts'
import { littleShop } from '../queries/little-shop.ts'
import { runCli } from '../support/cli.ts'
import { publishedBuild } from '../support/published-build.ts'
import { say, wordsOf } from './said.ts'

let out = ''
let underWay = ''
const remove: (() => void)[] = []

beforeAll(async () => {
  const shop = await publishedBuild(littleShop)
  const running = await publishedBuild({
    ...littleShop,
    settings: { ...littleShop.settings, as_of: '2026-10-05', complete_through: '2026-09-30' }
  })
  out = shop.out
  underWay = running.out
  remove.push(shop.remove, running.remove)
})

afterAll(() => remove.forEach((each) => each()))

async function query(
  line: string,
  { folder = out, ...surroundings }: { folder?: string } & Parameters<typeof say>[2] = {}
) {
  return say(command, [...wordsOf(line), '--out', folder], surroundings)
}

const json = async (line: string): Promise<unknown> => JSON.parse((await query(`${line} --format json`)).out)

describe('query --format json', () => {
  it('is the whole answer and nothing else', async () => {
    const { out: text, err, code } = await query('net-sales --month 2026-10 --format json')
    expect([err, code]).toEqual(['', 0])
    const total = {
      key: 'total',
      label: null,
      value: 245,
      numerator: null,
      denominator: null,
      previous: null,
      change: null,
      change_rate: null,
      share: null,
      n: null,
      low: null,
      high: null,
      change_low: null,
      change_high: null
    }
    expect(JSON.parse(text)).toStrictEqual({
      build: '20261101-000000-abcdef',
      kpi: 'net-sales',
      unit: 'money',
      kind: 'sum',
      definition: 'standard',
      period: { from: '2026-10-01', to: '2026-10-31' },
      window: { from: '2026-10-01', to: '2026-10-31' },
      short_history: false,
      churn_window_days: null,
      through: '2026-10-31',
      complete: true,
      comparison: null,
      tiers_at: null,
      parts_add_up: true,
      rows: [total],
      total,
      companions: [],
      other: null
    })
  })

  it('takes the last complete month unless told', async () => {
    expect(await json('orders')).toMatchObject({ period: { from: '2026-10-01' }, rows: [{ value: 4 }] })
    const { out: text } = await query('orders --format json', { folder: underWay })
    expect(JSON.parse(text)).toMatchObject({ period: { from: '2026-09-01' }, rows: [{ value: 2 }] })
  })

  it.each([
    ['orders --quarter 2026-Q4', 4],
    ['orders --from 2026-10-03 --to 2026-10-04', 2],
    ['net-sales --where area=East', 210],
    ['net-sales --where area=E --where area=W', 235],
    ['net-sales --where area=E --where category=Office', 30],
    ['net-sales --where channel=', 10],
    ['net-sales --where city=E1 --where customer=何', 60]
  ])('%s: %i', async (line, value) => {
    expect(await json(line)).toMatchObject({ rows: [{ value }] })
  })

  it('compares', async () => {
    expect(await json('net-sales --by customer --compare previous')).toMatchObject({
      rows: [
        { key: 'Li', label: '李', value: 150, previous: 100, change: 50, change_rate: 0.5 },
        { key: 'He', previous: 0, change_rate: null },
        { key: 'Wu', change: -25 },
        { key: '', label: null, value: 10 }
      ]
    })
    expect(await json('net-sales --by area --compare target')).toMatchObject({
      rows: [{ previous: 180.5 }, {}, {}]
    })
  })

  it('says what exactly was compared', async () => {
    const { out: text, err } = await query('net-sales --month 2026-10 --compare previous --format json', {
      folder: underWay
    })
    expect(err).toBe('')
    expect(JSON.parse(text)).toMatchObject({
      complete: false,
      through: '2026-10-05',
      comparison: { kind: 'previous', from: '2026-09-01', to: '2026-09-05', same_days: true }
    })
  })

  it.each([
    ['2026-09', 150],
    ['2026-09-05..2026-09-09', 100],
    ['last-year', null]
  ])('compares with %s', async (compare, previous) => {
    expect(await json(`net-sales --compare ${compare}`)).toMatchObject({ rows: [{ previous }] })
  })

  it('takes a definition, and classes of the period compared with', async () => {
    expect(await json('repurchase-rate --definition returning')).toMatchObject({ definition: 'returning' })
    const by = 'net-sales --by tier --compare previous'
    expect(await json(`${by} --classes base`)).toMatchObject({ tiers_at: '2026-09-01' })
    expect(await json(by)).toMatchObject({ tiers_at: '2026-10-01' })
  })

  it('sums up what lies beyond the limit', async () => {
    expect(await json('net-sales --by customer --limit 1')).toMatchObject({
      rows: [{ key: 'Li', value: 150 }],
      other: { members: 3, value: 95 }
    })
  })
})

describe('query --format csv', () => {
  it('has the fields of the rows, and beside them what to know', async () => {
    const { bytes, err } = await query('net-sales --by area --compare previous --format csv --lang en')
    expect(bytes.toString()).toBe(
      [
        'key,label,value,numerator,denominator,previous,change,change_rate,share,n,low,high,change_low,change_high\n',
        `E,East,210,,,100,110,1.1,${210 / 245},,,,,\n`,
        `W,West,25,,,50,-25,-0.5,${25 / 245},,,,,\n`,
        `"",,10,,,0,10,,${10 / 245},,,,,\n`
      ].join('')
    )
    expect(err).toBe('compared with 2026-09-01 – 2026-09-30\n')
  })

  it('says how many members it leaves out', async () => {
    const { err } = await query('orders --by customer --limit 1 --format csv --lang zh-CN')
    expect(err).toContain('共 4 个，列出前 1 个\n')
  })
})

describe('query --format arrow, parquet, xlsx', () => {
  it('goes into a pipe', async () => {
    const { bytes } = await query('net-sales --by area --format arrow')
    const table = tableFromIPC(bytes)
    expect([...(table.getChild('label') ?? [])]).toEqual(['East', 'West', null])
    expect([...(table.getChild('value') ?? [])]).toEqual([210, 25, 10])
  })

  it('goes into a file, whose name says the format', async () => {
    const path = join(out, 'areas.parquet')
    const { out: text, bytes, code } = await query(`net-sales --by area --output ${path}`)
    expect([text, bytes.length, code]).toEqual(['', 0, 0])
    const instance = await DuckDBInstance.create(':memory:')
    const connection = await instance.connect()
    const read = await connection.runAndReadAll(`select key, value from '${path}'`)
    expect(read.getRowsJS()).toEqual([
      ['E', 210],
      ['W', 25],
      ['', 10]
    ])
    instance.closeSync()
  })

  it('goes into a workbook', async () => {
    const path = join(out, 'areas.XLSX')
    expect(await query(`net-sales --by area --output ${path}`)).toMatchObject({ code: 0 })
    expect(readFileSync(path).subarray(0, 4).toString()).toBe('PK\u0003\u0004')
  })

  it('does not go to a terminal, nor where nothing can be written', async () => {
    expect(await query('orders --format arrow', { outIsTerminal: true })).toMatchObject({
      code: 2,
      err: '--format: arrow — would garble the terminal; give --output FILE, or send it to another command\n'
    })
    const nowhere = await query('orders --output /nowhere/orders.csv')
    expect(nowhere.err).toMatch(/^--output: \/nowhere\/orders\.csv — cannot be written: ENOENT/)
    expect(nowhere.code).toBe(3)
  })
})

describe('query --format table', () => {
  it('reads in English', async () => {
    const { out: text } = await query('net-sales --by area --compare previous --lang en')
    expect(
      text
        .split('\n')
        .slice(0, 7)
        .map((each) => each.replaceAll(/ +/g, ' '))
    ).toEqual([
      'Net sales (CNY) 2026-10-01 – 2026-10-31',
      '',
      'name key Net sales previous change change % share',
      'East E 210.00 100.00 +110.00 +110.0% 85.7%',
      'West W 25.00 50.00 -25.00 -50.0% 10.2%',
      '(none) 10.00 0.00 +10.00 – 4.1%',
      'Total 245.00 150.00 +95.00 +63.3%'
    ])
  })

  it('reads in Chinese where the terminal does', async () => {
    const { out: text } = await query('return-rate --by channel', { env: { LANG: 'zh_CN.UTF-8' } })
    expect(text).toBe(
      '退货率  2026-10-01 – 2026-10-31\n\n名称    退货率\nstore    37.5%\nonline    0.0%\n（无）    0.0%\n合计      5.8%\n\n构建 20261101-000000-abcdef\n'
    )
  })

  it('shows a trailing year, the interval of a share, and that it rests on few', async () => {
    const { out: text } = await query('repurchase-rate --lang en --compare last-year')
    expect(text).toContain('Repurchase rate  2025-11-01 – 2026-10-31 (365 days to 2026-10-31)\n')
    expect(text).toMatch(/^Total +66\.7% +20\.8% – 93\.9% +3\*/m)
    expect(text).toContain('compared with 2025-10-01 – 2025-10-31 (365 days to 2025-10-31): no figure')
    expect(text).toContain('* of fewer than 30 customers: too few to say much\n')
    expect(text).toContain('short history: ')
    expect((await query('repurchase-rate --lang zh-CN')).out).toContain(
      '复购率  2025-11-01 – 2026-10-31（截至 2026-10-31 的 365 天）\n'
    )
  })

  it('names another definition, and what belongs beside the figure', async () => {
    const { out: text } = await query('gross-margin --lang en')
    expect(text).toMatch(/^beside it: Cost coverage 0\.0% \(0 \/ 245\)$/m)
    expect((await query('repurchase-rate --definition returning --lang en')).out).toMatch(
      /^Repurchase rate, \S.* {2}2025-11-01/
    )
  })

  it('gives the total alone without a dimension', async () => {
    const { out: text } = await query('orders --lang en --compare last-year')
    expect(text).toContain('Total       4          –       –         –\n')
    expect(text).toContain('compared with 2025-10-01 – 2025-10-31: no figure to compare with\n')
  })
})

describe('query refuses, on one line and with exit code 2', () => {
  it.each([
    ['', 'no KPI named — one of net-sales, '],
    ['sales', 'kpi: sales — one of net-sales, '],
    ['orders units', 'one KPI at a time: units — '],
    ['orders --month 2026-13', 'month: 2026-13 — a month as YYYY-MM'],
    ['orders --month 2031-01', 'month: 2031-01 — this build holds 2026-09-01 to 2026-10-31'],
    ['orders --from 2026-10-01', 'period: from=2026-10-01 — one of month, quarter, or from and to'],
    ['orders --from 2026-10-05 --to 2026-10-01', 'to: 2026-10-01 — a day not before 2026-10-05'],
    ['orders --month 2026-10 --quarter 2026-Q4', 'period: month=2026-10 quarter=2026-Q4 — one of month'],
    ['orders --by shoe', 'by: shoe — one of tier, segment, stage, customer, '],
    ['orders --where area', '--where: area — write DIM=VALUE'],
    ['orders --where shoe=1', 'dimension: shoe — one of tier'],
    ['orders --where area=North', 'area: North — one of E (East), W (West)'],
    [
      'orders --compare yesterday',
      'compare: yesterday — one of previous, last-year, last-year-lunar, target'
    ],
    ['orders --classes new', '--classes: new — one of own, base'],
    ['orders --definition other', 'definition: other — orders: one of standard'],
    ['orders --limit 0', '--limit: 0 — must be a whole number from 1'],
    ['orders --limit two', '--limit: two — must be a whole number from 1'],
    ['orders --format xml', '--format: xml — one of table, json, csv, arrow, parquet, xlsx'],
    ['orders --lang fr', '--lang: fr — one of zh-CN, en'],
    ['orders --colour', "Unknown option '--colour'"]
  ])('%s', async (line, message) => {
    const said = await query(line)
    expect(said.err.startsWith(message), said.err).toBe(true)
    expect(said.err.trimEnd()).not.toContain('\n')
    expect([said.out, said.code]).toEqual(['', 2])
  })

  it('names the command that makes a build where there is none', async () => {
    const nowhere = join(out, 'nowhere')
    expect(await query('orders', { folder: nowhere })).toMatchObject({
      out: '',
      err: `no build: ${join(nowhere, 'current')} — run "npm run -s clientele -- build" first, or name its folder with --out\n`,
      code: 2
    })
    const pruned = await publishedBuild(littleShop)
    rmSync(join(pruned.out, 'builds'), { recursive: true })
    expect((await query('orders', { folder: pruned.out })).err).toMatch(
      /^no build: .*clientele\.duckdb — run/
    )
    pruned.remove()
  })
})

describe('query of a build without sales', () => {
  it('says so', async () => {
    const empty = await publishedBuild({ sales: [] })
    expect((await query('orders', { folder: empty.out })).err).toMatch(/this build holds no sales/)
    expect((await query('orders --month 2026-10', { folder: empty.out })).err).toMatch(
      /this build holds no sales/
    )
    empty.remove()
  })
})

describe('clientele query', () => {
  it('answers and refuses as a process', async () => {
    const good = await runCli(['query', 'net-sales', '--format', 'json', '--out', out])
    expect([good.code, good.err]).toEqual([0, ''])
    expect(JSON.parse(good.out)).toMatchObject({ rows: [{ key: 'total', value: 245 }] })
    const bad = await runCli(['query', 'nothing', '--out', out])
    expect([bad.code, bad.out, bad.err.split('\n').length]).toEqual([2, '', 2])
  })
})
