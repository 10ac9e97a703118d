import { describe, expect, it } from 'vitest'
import type { Breakdown, BreakdownRow } from '../../web/src/lib/ui/breakdown.ts'
import type { Reference, Tile } from '../../web/src/lib/ui/tile.ts'
import type { View } from '../../web/src/lib/view/view.ts'
import { writeHeadline, type HeadlineOptions } from '../../web/src/routes/(review)/headline.ts'
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
  return {
    kpi: 'net-sales',
    unit: 'money',
    direction: 'up',
    dimension,
    label: '区域',
    rows,
    rest: null,
    total: row(null, 0, 0),
    negativeMembers: 0,
    concentration: null
  }
}

const areas = breakdown('area', row('华东', 17_210_000, 14_860_000), row('东北', 2_040_000, 3_090_000))

const october: HeadlineOptions = {
  language: 'zh-CN',
  currency: 'CNY',
  view,
  sales: sales(
    48_260_000,
    reference('last-year', 45_140_000, 48_260_000),
    reference('target', 49_000_000, 48_260_000)
  ),
  breakdowns: [areas],
  dataTo: null
}

describe('the headline', () => {
  it('says what the month came to, against what, and who moved most', () => {
    expect(writeHeadline(october)).toEqual({
      headline: '10月净销售额4,826万元，比去年同月多6.9%；华东变动最大，多235万元',
      sub: '离目标差<b>74万元</b>（达成98.5%）。东北少<b>105万元</b>（−34.0%）。'
    })
    expect(writeHeadline({ ...october, language: 'en' })).toEqual({
      headline: 'October net sales ¥48.26M, up 6.9% on last year; 华东 moved most, up ¥2.35M',
      sub: '<b>¥0.74M</b> short of target (98.5% met). 东北 lost <b>¥1.05M</b> (−34.0%).'
    })
  })

  it('compares with the target when asked to', () => {
    const { headline } = writeHeadline({ ...october, view: { ...view, compare: 'target' } })
    expect(headline).toMatch(/^10月净销售额4,826万元，低于目标1\.5%；/)
  })

  it.each([
    ['last-year-lunar', '比去年同期（按春节对齐）多6.9%', 'up 6.9% on last year (lunar-aligned)'],
    ['trailing-mean', '比前12个月的均值多6.9%', 'up 6.9% on the mean of the 12 months before']
  ] as const)('names what it compares with: %s', (compare, chinese, english) => {
    const asked = {
      ...october,
      view: { ...view, compare },
      sales: sales(48_260_000, reference(compare, 45_140_000, 48_260_000))
    }
    expect(writeHeadline(asked).headline).toContain(chinese)
    expect(writeHeadline({ ...asked, language: 'en' }).headline).toContain(english)
    const { headline } = writeHeadline({ ...asked, dataTo: '2026-10-19' })
    expect(headline).toMatch(/19天/)
  })

  it('gives the amount where there is no base for a percentage', () => {
    const first = {
      ...october,
      sales: sales(48_260_000, reference('last-year', 0, 48_260_000)),
      breakdowns: []
    }
    expect(writeHeadline(first).headline).toBe('10月净销售额4,826万元，比去年同月多4,826万元')
  })

  it('says only the value where there is nothing to compare with', () => {
    const alone = { ...october, sales: sales(48_260_000), breakdowns: [] }
    expect(writeHeadline(alone)).toEqual({ headline: '10月净销售额4,826万元', sub: '' })
  })

  it('says that a month is level, not up by nothing', () => {
    const level = { ...october, sales: sales(5e6, reference('last-year', 5e6, 5e6)), breakdowns: [] }
    expect(writeHeadline(level).headline).toBe('10月净销售额500万元，与去年同月持平')
  })

  it('of a month that is not over names its days on both sides', () => {
    const { headline, sub } = writeHeadline({ ...october, dataTo: '2026-10-19', breakdowns: [] })
    expect(headline).toBe('10月1–19日净销售额4,826万元，比去年同期19天多6.9%')
    expect(sub).toMatch(/^2026年10月未完，数据到10-19；/)
  })

  it('names movers only by what the viewer has not narrowed', () => {
    const categories = breakdown('category', row('清洁用品', 9e6, 8e6))
    const filters = { area: ['E'] }
    const narrowed = { ...october, view: { ...view, filters }, breakdowns: [areas, categories] }
    expect(writeHeadline(narrowed).headline).toContain('清洁用品变动最大')
    expect(writeHeadline({ ...narrowed, breakdowns: [areas] }).headline).not.toContain('变动最大')
    expect(writeHeadline(narrowed).sub).toContain('只含所选的销售')
  })

  it('does not name sales that have no member', () => {
    const nameless = breakdown('area', row(null, 9e6, 1e6), row('华东', 2e6, 1e6))
    expect(writeHeadline({ ...october, breakdowns: [nameless] }).headline).toContain(
      '华东变动最大，多100万元'
    )
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
