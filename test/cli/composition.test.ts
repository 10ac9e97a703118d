import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { command } from '../../cli/composition.ts'
import { littleShop } from '../queries/little-shop.ts'
import { publishedBuild } from '../support/published-build.ts'
import { say, wordsOf } from './said.ts'

let shop: Awaited<ReturnType<typeof publishedBuild>>
beforeAll(async () => {
  shop = await publishedBuild(littleShop)
})
afterAll(() => shop.remove())

const composition = (line: string, surroundings: Parameters<typeof say>[2] = {}) =>
  say(command, [...wordsOf(line), '--out', shop.out], surroundings)

const json = async (line: string): Promise<unknown> =>
  JSON.parse((await composition(`${line} --format json`)).out)

describe('composition', () => {
  it('shows parts with share, contribution and class, and how concentrated they are', async () => {
    const { out } = await composition('area --compare previous --lang en')
    expect(out.replaceAll(/ +/g, ' ')).toBe(
      [
        'Net sales (CNY) 2026-10-01 – 2026-10-31\n',
        '\n',
        'name key Net sales previous change change % share change of share contribution cumulative ABC\n',
        'East E 210.00 100.00 +110.00 +110.0% 85.7% +19.05 pt +73.3% 89.4% A\n',
        'West W 25.00 50.00 -25.00 -50.0% 10.2% -23.13 pt -16.7% 100.0% B\n',
        '(none) 10.00 0.00 +10.00 – 4.1% +4.08 pt +6.7%\n',
        'Total 245.00 150.00 +95.00 +63.3% 100.0% 0.00 pt +63.3%\n',
        '\n',
        'concentration over 2: HHI 8,099 (+2,543), Gini 0.394 (+0.227), 80% in the first 1 (-1)\n',
        'compared with 2026-09-01 – 2026-09-30\n',
        'build 20261101-000000-abcdef\n'
      ].join('')
    )
  })

  it('shows no shares where parts overlap, and says why', async () => {
    const { out } = await composition('channel --measure customers --lang zh-CN')
    expect(out).toBe(
      '活跃客户数  2026-10-01 – 2026-10-31\n\n名称    活跃客户数\nonline           2\nstore            1\n合计             3\n\n各部分有重叠，相加不等于合计，因此没有占比\n构建 20261101-000000-abcdef\n'
    )
  })

  it.each([
    ['units', 'units'],
    ['customers', 'active-customers'],
    ['margin', 'gross-profit'],
    ['gross-sales', 'gross-sales']
  ])('of %s is that of %s', async (measure, kpi) => {
    expect(await json(`area --measure ${measure}`)).toMatchObject({ kpi, by: 'area' })
  })

  it('sums up what lies beyond the limit, in what terminals speak', async () => {
    const { out } = await composition('customer --limit 1', { env: { LC_ALL: 'zh_CN.UTF-8' } })
    expect(out).toMatch(/^其余 3 个 +95\.00 +38\.8%$/m)
    expect(out).toContain('集中度（3 个）：')
  })

  it('has all fields of its rows in a file', async () => {
    const { bytes } = await composition('area --format csv')
    expect(bytes.toString().split('\n')[0]).toBe(
      'key,label,value,numerator,denominator,previous,change,change_rate,share,n,low,high,change_low,change_high,previous_share,share_change_points,contribution,reach,cumulative_share,abc,negative'
    )
  })
})

describe('composition --pivot', () => {
  it('sets two dimensions against each other, with totals', async () => {
    const { out } = await composition('area --pivot channel --lang en')
    expect(out).toBe(
      [
        'Net sales (CNY)  2026-10-01 – 2026-10-31\n',
        '\n',
        'area \\ channel  online  store  (none)   Total\n',
        'East            210.00      –       –  210.00\n',
        'West                 –  25.00       –   25.00\n',
        '(none)               –      –   10.00   10.00\n',
        'Total           210.00  25.00   10.00  245.00\n',
        '\n',
        'build 20261101-000000-abcdef\n'
      ].join('')
    )
  })

  it('says what it leaves out, and that overlapping cells are not to be added', async () => {
    const { out } = await composition(
      'customer --pivot category --measure orders --limit 1 --columns 1 --lang zh-CN'
    )
    expect(out).toContain('customer：其余 3 个未列出\ncategory：其余 2 个未列出\n单元格有重叠')
  })

  it('shows in a terminal the columns that fit', async () => {
    const narrow = await composition('product --pivot product --lang en', {
      outIsTerminal: true,
      columns: 40
    })
    expect(narrow.out).toMatch(/^product: 1 more$/m)
    const lines = narrow.out.split('\n\n')[1]?.split('\n') ?? []
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(40)
  })

  it('is one row per cell in a file', async () => {
    const { bytes } = await composition('area --pivot channel --format csv')
    expect(bytes.toString()).toBe(
      'row_key,row_label,column_key,column_label,value\nE,East,online,online,210\nW,West,store,store,25\n"",,"",,10\n'
    )
  })
})

describe('composition --months', () => {
  it('is a line per month that ends with the last complete one: figures, then shares', async () => {
    const { out } = await composition('area --months 3 --lang en')
    expect(out).toBe(
      [
        'Net sales (CNY)  2026-08 – 2026-10\n',
        '\n',
        '           East   West  (none)   Total\n',
        '2026-08       –      –       –       –\n',
        '2026-09  100.00  50.00    0.00  150.00\n',
        '2026-10  210.00  25.00   10.00  245.00\n',
        '\n',
        'share     East   West  (none)\n',
        '2026-08      –      –       –\n',
        '2026-09  66.7%  33.3%    0.0%\n',
        '2026-10  85.7%  10.2%    4.1%\n',
        '\n',
        'build 20261101-000000-abcdef\n'
      ].join('')
    )
  })

  it('ends with the month asked for, filters, and puts the members beyond the limit together', async () => {
    const { out } = await composition('customer --months 1 --month 2026-09 --limit 1 --lang zh-CN')
    expect(out).toMatch(/^ +李 +其余 1 个 +合计\n2026-09 +100\.00 +50\.00 +150\.00$/m)
    expect(out).toMatch(/^占比 +李 +其余 1 个\n2026-09 +66\.7% +33\.3%$/m)
    expect(out).toContain('\n共 2 个，列出前 1 个\n')
    expect(await json('area --months 2 --where category=Drinks')).toMatchObject({
      months: [{ total: 100 }, { total: 180 }],
      rows: [{ key: 'E', points: [{ value: 100, share: 1 }, { value: 180 }] }]
    })
  })

  it('has figures alone where parts overlap, and says which month is under way', async () => {
    const { out } = await composition('category --measure customers --months 2 --lang en')
    expect(out).toMatch(/^2026-10 +2 +2 +3$/m)
    expect(out).not.toContain('%')
    expect(out).toContain('the parts overlap and do not add up to the total, so they have no shares\n')
    const underWay = await publishedBuild({
      ...littleShop,
      settings: { ...littleShop.settings, as_of: '2026-10-05', complete_through: '2026-09-30' }
    })
    const argv = wordsOf('area --months 3 --month 2026-10 --lang en')
    const said = await say(command, [...argv, '--out', underWay.out]).finally(underWay.remove)
    expect(said.out).toContain('\nnot complete: 2026-10\n')
  })

  it('is one row per member and month in a file, with the totals', async () => {
    const { bytes, err } = await composition('area --months 2 --limit 1 --format csv --lang en')
    expect(bytes.toString().replaceAll(/(\.\d{4})\d+/g, '$1')).toBe(
      [
        'key,label,month,complete,value,share\n',
        'E,East,2026-09,true,100,0.6666\n',
        'E,East,2026-10,true,210,0.8571\n',
        'other,,2026-09,true,50,0.3333\n',
        'other,,2026-10,true,35,0.1428\n',
        'total,,2026-09,true,150,1\n',
        'total,,2026-10,true,245,1\n'
      ].join('')
    )
    expect(err).toBe('the first 1 of 3\n')
  })
})

describe('composition refuses, on one line and with exit code 2', () => {
  it.each([
    ['', 'no dimension named — for example "composition tier"'],
    ['area tier', 'one dimension at a time: tier — leave it out, or give a second one as --pivot tier'],
    ['shoe', 'by: shoe — one of tier, segment, stage, customer, '],
    [
      'area --measure return-rate',
      'measure: return-rate — one of net-sales, units, orders, customers, margin'
    ],
    ['area --pivot channel --compare previous', '--compare: a pivot shows one period'],
    ['area --months 0', '--months: 0 — must be a whole number from 1 to 120'],
    ['area --months 3 --pivot channel', '--pivot: a pivot shows one period'],
    ['area --months 3 --compare previous', '--compare: months stand beside each other'],
    ['area --months 3 --quarter 2026-Q3', '--months: the last of them is a month'],
    ['area --pivot channel --columns 0', '--columns: 0 — must be a whole number from 1']
  ])('%s', async (line, message) => {
    const { out, err, code } = await composition(line)
    expect(err.startsWith(message), err).toBe(true)
    expect([out, code, err.split('\n').length]).toEqual(['', 2, 2])
  })
})
