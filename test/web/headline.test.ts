import { describe, expect, it } from 'vitest'
import type { Breakdown, BreakdownRow } from '../../web/src/lib/ui/breakdown.ts'
import type { Reference, Tile } from '../../web/src/lib/ui/tile.ts'
import type { View } from '../../web/src/lib/view/view.ts'
import type { BridgeFigure } from '../../web/src/routes/(review)/bridge.ts'
import { writeHeadline, type HeadlineOptions } from '../../web/src/routes/(review)/headline.ts'
import { writeSubLine } from '../../web/src/routes/(review)/sub-line.ts'
import { breakdownTitle, holderTitle } from '../../web/src/routes/(review)/titles.ts'

const view: View = { month: '2026-10', compare: 'last-year', filters: {}, definitions: {}, own: {} }

function sales(value: number, ...references: Reference[]): Tile {
  const nothing = { numerator: null, denominator: null, low: null, high: null, n: null, isTooSmall: false }
  return {
    kpi: 'net-sales',
    of: 'sales',
    label: '',
    unit: 'money',
    kind: 'sum',
    direction: 'up',
    value,
    references,
    attainment: null,
    companions: [],
    counting: {
      definition: 'standard',
      label: '',
      isOwn: true,
      trails: false,
      window: { from: '2026-10-01', to: '2026-10-31' },
      churnWindowDays: null,
      shortHistory: null
    },
    ...nothing
  }
}

function reference(kind: Reference['kind'], value: number, now: number): Reference {
  const change = now - value
  return {
    kind,
    value,
    days: null,
    change,
    changeRate: value > 0 ? change / value : null,
    judgement: 'plain'
  }
}

function row(
  label: string | null,
  value: number,
  previous: number,
  shareChange: number | null = null
): BreakdownRow {
  const change = value - previous
  return {
    key: label ?? '',
    label,
    value,
    previous,
    change,
    changeRate: change / previous,
    share: null,
    shareChange
  }
}

function breakdown(dimension: string, ...rows: BreakdownRow[]): Breakdown {
  const sum = (of: (row: BreakdownRow) => number | null) =>
    rows.reduce((total, each) => total + (of(each) ?? 0), 0)
  return {
    kpi: 'net-sales',
    unit: 'money',
    direction: 'up',
    dimension,
    label: '区域',
    rows,
    rest: null,
    total: row(
      null,
      sum(({ value }) => value),
      sum(({ previous }) => previous)
    ),
    negativeMembers: 0,
    concentration: null
  }
}

const month = { now: 48_260_000, before: 45_140_000 }

/** East makes three quarters of the net gain, though the North-East loses. */
const areas = breakdown(
  'area',
  row('华东', 17_210_000, 14_870_000),
  row('华南', 29_010_000, 27_180_000),
  row('东北', 2_040_000, 3_090_000)
)

const october: HeadlineOptions = {
  language: 'zh-CN',
  currency: 'CNY',
  view,
  sales: sales(
    month.now,
    reference('last-year', month.before, month.now),
    reference('target', 49_000_000, month.now)
  ),
  tiles: [],
  movers: areas,
  ratio: null,
  dataTo: null
}

const churn: Tile = {
  ...sales(0.073),
  kpi: 'churn-rate',
  of: 'customers',
  label: '流失率',
  unit: 'rate',
  kind: 'ratio',
  direction: 'down',
  references: [{ ...reference('last-year', 0.054, 0.073), judgement: 'bad' }]
}

/** Sales of two parts, before and now, each given as [label, before, now]. */
function moved(
  base: Reference['kind'],
  ...parts: (readonly [string | null, number, number])[]
): Pick<HeadlineOptions, 'sales' | 'movers'> {
  const rows = parts.map(([label, before, now]) => row(label, now, before))
  const [now, before] = [rows.map(({ value }) => value), rows.map(({ previous }) => previous)].map((values) =>
    values.reduce<number>((sum, value) => sum + (value ?? 0), 0)
  )
  return {
    sales: sales(now ?? 0, reference(base, before ?? 0, now ?? 0)),
    movers: breakdown('area', ...rows)
  }
}

const alone = { movers: null }

describe('the headline', () => {
  it.each<[string, Partial<HeadlineOptions>, string, string]>([
    [
      'who made the net change, and what got worse',
      { tiles: [churn] },
      '10月净销售额4,826万元，比去年同月多6.9%，净增量四分之三来自华东；但流失率升到7.3%',
      'October net sales ¥48.26M, up 6.9% on last year, three quarters of it from 华东; but churn rose to 7.3%'
    ],
    [
      'a loss, with the bad news after it no surprise',
      { ...moved('last-year', ['华东', 30e6, 24e6], ['东北', 10e6, 7e6]), tiles: [churn] },
      '10月净销售额3,100万元，比去年同月少22.5%，净减量三分之二来自华东；流失率升到7.3%',
      'October net sales ¥31.00M, down 22.5% on last year, two thirds of it from 华东; and churn rose to 7.3%'
    ],
    [
      'parts that offset each other',
      moved('last-year', ['华东', 10e6, 16e6], ['东北', 10e6, 6e6]),
      '10月净销售额2,200万元，比去年同月多10.0%；华东多600万元，其余合计少400万元',
      'October net sales ¥22.00M, up 10.0% on last year; 华东 up ¥6.00M, the rest down ¥4.00M'
    ],
    [
      'all parts alike',
      moved('last-year', ['甲', 10e6, 11e6], ['乙', 10e6, 11e6], ['丙', 10e6, 11e6], ['丁', 10e6, 11e6]),
      '10月净销售额4,400万元，比去年同月多10.0%，各区域都多',
      'October net sales ¥44.00M, up 10.0% on last year, up in every 区域'
    ],
    [
      'one part alone',
      moved('previous', ['华东', 10e6, 12e6], ['东北', 10e6, 10e6]),
      '10月净销售额2,200万元，比去年同月多10.0%，净增量几乎全部来自华东',
      ''
    ],
    [
      'a share that is no round fraction',
      moved('last-year', ['华东', 10e6, 10.46e6], ['东北', 10e6, 10.54e6]),
      '10月净销售额2,100万元，比去年同月多5.0%，净增量约一半来自东北',
      'October net sales ¥21.00M, up 5.0% on last year, about half of the net gain from 东北'
    ],
    [
      'a level month',
      { ...moved('last-year', ['华东', 5e6, 6e6], ['东北', 5e6, 4e6]) },
      '10月净销售额1,000万元，与去年同月持平；华东变动最大，多100万元',
      'October net sales ¥10.00M, level with last year; 华东 moved most, up ¥1.00M'
    ],
    [
      'a change that is written as nothing',
      { ...alone, sales: sales(50_010_000, reference('last-year', 50_000_000, 50_010_000)) },
      '10月净销售额5,001万元，与去年同月持平',
      'October net sales ¥50.01M, level with last year'
    ],
    [
      'no base to divide by',
      { ...alone, sales: sales(month.now, reference('last-year', 0, month.now)) },
      '10月净销售额4,826万元，比去年同月多4,826万元',
      'October net sales ¥48.26M, up ¥48.26M on last year'
    ],
    [
      'nothing to compare with',
      { ...alone, sales: sales(month.now) },
      '10月净销售额4,826万元',
      'October net sales ¥48.26M'
    ],
    [
      'a target',
      {
        view: { ...view, compare: 'target' },
        tiles: [{ ...churn, references: [{ ...reference('target', 0.06, 0.073), judgement: 'bad' }] }]
      },
      '10月净销售额4,826万元，低于目标1.5%；流失率7.3%，未达目标',
      'October net sales ¥48.26M, 1.5% below target; and churn missed its target at 7.3%'
    ],
    [
      'a chosen month',
      {
        ...alone,
        view: { ...view, compare: '2025-03' },
        sales: sales(month.now, reference('2025-03', month.before, month.now))
      },
      '10月净销售额4,826万元，比2025年3月多6.9%',
      'October net sales ¥48.26M, up 6.9% on March 2025'
    ],
    [
      'a month that is not over',
      { ...alone, dataTo: '2026-10-19' },
      '10月1–19日净销售额4,826万元，比去年同期19天多6.9%',
      '1–19 Oct net sales ¥48.26M, up 6.9% on the same 19 days of last year'
    ],
    [
      'sales that have no member, which are not named',
      moved('last-year', [null, 1e6, 9e6], ['华东', 1e6, 2e6]),
      '10月净销售额1,100万元，比去年同月多450.0%；华东变动最大，多100万元',
      ''
    ]
  ])('says %s', (_what, changed, chinese, inEnglish) => {
    const base = changed.sales?.references[0]?.kind
    const asked = { ...october, ...changed, view: changed.view ?? { ...view, compare: base ?? 'last-year' } }
    const words = asked.view.compare === 'previous' ? chinese.replace('去年同月', '上月') : chinese
    expect(writeHeadline(asked)).toBe(words)
    if (inEnglish === '') return
    expect(writeHeadline({ ...asked, language: 'en' })).toBe(inEnglish)
  })

  it.each([
    ['last-year-lunar', '比去年同期（按春节对齐）多6.9%', 'up 6.9% on last year (lunar-aligned)'],
    ['trailing-mean', '比前12个月的均值多6.9%', 'up 6.9% on the mean of the 12 months before']
  ] as const)('names what it compares with: %s', (compare, chinese, inEnglish) => {
    const asked = {
      ...october,
      view: { ...view, compare },
      sales: sales(month.now, reference(compare, month.before, month.now))
    }
    expect(writeHeadline(asked)).toContain(chinese)
    expect(writeHeadline({ ...asked, language: 'en' })).toContain(inEnglish)
    expect(writeHeadline({ ...asked, dataTo: '2026-10-19' })).toMatch(/19天/)
  })

  it('fits on one line: what got worse stays, the reason goes first', () => {
    const long = moved(
      'trailing-mean',
      ['一个名字很长很长很长很长很长的大区', 10e6, 16e6],
      ['东北', 10e6, 6e6]
    )
    const tiles = [
      { ...churn, references: [{ ...reference('trailing-mean', 0.054, 0.073), judgement: 'bad' as const }] }
    ]
    const asked = { ...october, ...long, tiles, view: { ...view, compare: 'trailing-mean' as const } }
    expect(writeHeadline(asked)).toBe('10月净销售额2,200万元，比前12个月的均值多10.0%；但流失率升到7.3%')
  })

  it('names no alarm that chance explains, or that rests on few customers or short data', () => {
    const [past] = churn.references
    if (past === undefined) throw new Error('churn has no reference')
    for (const tile of [
      { ...churn, references: [{ ...past, judgement: 'noise' as const }] },
      { ...churn, isTooSmall: true },
      {
        ...churn,
        counting: { ...churn.counting, shortHistory: { since: '2026-01-01', side: 'high' as const } }
      }
    ])
      expect(writeHeadline({ ...october, tiles: [tile] })).not.toContain('流失率')
  })

  it('gives no reason by parts of another change than its own', () => {
    const other = breakdown('area', row('华东', 17e6, 14e6))
    expect(writeHeadline({ ...october, movers: other })).toBe('10月净销售额4,826万元，比去年同月多6.9%')
  })
})

describe('the line below the headline', () => {
  const ratio = (mix: number, rate: number): BridgeFigure => ({
    name: 'repurchase-rate',
    kpi: 'repurchase-rate',
    label: '复购率',
    unit: 'rate',
    direction: 'up',
    bridge: 'mix-rate',
    by: 'tier',
    compared: { from: '2025-10-01', to: '2025-10-31' },
    isAsked: true,
    previous: 0.745,
    value: 0.745 + mix + rate,
    membersBefore: null,
    membersNow: null,
    bars: [
      { key: 'mix', label: '结构', members: null, change: mix, effect: 'mix' },
      { key: 'rate 0', label: '率：战略', members: null, change: rate / 2, effect: 'rate' },
      { key: 'rate 1', label: '率：重点', members: null, change: rate / 2, effect: 'rate' }
    ]
  })

  it('gives the target, why a ratio moved, and the other movers', () => {
    expect(writeSubLine({ ...october, ratio: ratio(-0.0185, -0.0125) })).toBe(
      '离目标差<b>74万元</b>（达成98.5%）。复购率降<b>3.1个百分点</b>：结构1.9，各组自身1.2。东北少<b>105万元</b>（−34.0%）。'
    )
    const asked = {
      ...october,
      language: 'en' as const,
      ratio: { ...ratio(-0.0185, -0.0125), label: 'Repurchase rate' }
    }
    expect(writeSubLine(asked)).toBe(
      '<b>¥0.74M</b> short of target (98.5% met). Repurchase rate fell <b>3.1 points</b>: 1.9 from mix, 1.2 from rate. 东北 lost <b>¥1.05M</b> (−34.0%).'
    )
  })

  it('signs the two where they pulled apart, and they come to the change as written', () => {
    expect(writeSubLine({ ...october, ratio: ratio(0.0046, -0.0226) })).toContain(
      '复购率降<b>1.8个百分点</b>：结构+0.5，各组自身−2.3。'
    )
  })

  it('of a month that is not over, or of a part, says so first', () => {
    expect(writeSubLine({ ...october, dataTo: '2026-10-19' })).toMatch(/^2026年10月未完，数据到10-19；/)
    expect(writeSubLine({ ...october, view: { ...view, filters: { channel: ['web'] } } })).toMatch(
      /^只含所选的销售。/
    )
  })

  it('calls nothing gained or lost that only lies beyond a target', () => {
    const asked = { ...october, view: { ...view, compare: 'target' as const } }
    expect(writeSubLine(asked)).toBe('离目标差<b>74万元</b>（达成98.5%）。')
  })

  it('leaves out what one line cannot hold', () => {
    const long = breakdown('area', row('很'.repeat(70), 9e6, 1e6), row('长'.repeat(70), 1e6, 2e6))
    expect(writeSubLine({ ...october, movers: long })).toBe('离目标差<b>74万元</b>（达成98.5%）。')
  })
})

describe('titles', () => {
  it('say whose share grew and whose shrank', () => {
    const shares = breakdown(
      'area',
      row('华东', 1, 1, 0.027),
      row('华北', 1, 1, 0.001),
      row('东北', 1, 1, -0.0261)
    )
    expect(breakdownTitle(shares, 'zh-CN')).toBe('华东升2.7点，东北降2.6点')
    expect(breakdownTitle(shares, 'en')).toBe('华东 +2.7 pt, 东北 −2.6 pt')
  })

  it('say nothing of changes that round to nothing, or are not known', () => {
    const still = breakdown('area', row('华东', 1, 1, 0.0004), row('东北', 1, 1, -0.0004))
    expect(breakdownTitle(still, 'zh-CN')).toBe('区域份额没有变化')
    expect(breakdownTitle(breakdown('area', row('华东', 1, 1)), 'zh-CN')).toBe('净销售额，按区域')
  })

  it('shorten names that would not leave room for the rest', () => {
    const long = breakdown(
      'product',
      row("PAPER CHAIN KIT 50'S CHRISTMAS", 1, 1, 0.02),
      row('便携式净水壶套装（蓝）', 1, 1, -0.02)
    )
    expect(breakdownTitle(long, 'zh-CN')).toBe('PAPER CHAIN KIT 50…升2.0点，便携式净水壶套装…降2.0点')
  })

  it('of parts in an order of their own say who holds most', () => {
    const tiers = breakdown(
      'tier',
      { ...row('战略客户', 1, 1, 0.011), share: 0.403 },
      { ...row('普通客户', 1, 1, -0.021), share: 0.2 }
    )
    expect(holderTitle(tiers, 'zh-CN')).toBe('战略客户占40.3%，份额升1.1点')
    expect(holderTitle(tiers, 'en')).toBe('战略客户 40.3%, +1.1 pt')
    const still = breakdown('tier', { ...row('战略客户', 1, 1, 0.0001), share: 0.4 })
    expect(holderTitle(still, 'zh-CN')).toBe('区域份额没有变化')
  })
})
