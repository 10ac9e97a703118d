import { describe, expect, it } from 'vitest'
import { commonSpan, roundUp, shareLine } from '../../web/src/lib/charts/share-lines.ts'
import { variancePane } from '../../web/src/lib/charts/variance.ts'
import { scaleFor } from '../../web/src/lib/formats/scale.ts'
import type { View } from '../../web/src/lib/view/view.ts'
import {
  nextSort,
  parseSort,
  searchRows,
  sortRows,
  sortText,
  usualSort
} from '../../web/src/routes/composition/arrange.ts'
import { cellText, figureColumns } from '../../web/src/routes/composition/cells.ts'
import { writeHeadline, type HeadlineOptions } from '../../web/src/routes/composition/headline.ts'
import { heatStep } from '../../web/src/routes/composition/heat.ts'
import { nextLevel, openLevel, stepsTo, type Level } from '../../web/src/routes/composition/levels.ts'
import type { Measure, Part, Parts } from '../../web/src/routes/composition/parts.ts'
import { daysOf, kindOf, quartersOf } from '../../web/src/routes/composition/periods.ts'
import { describeTrend } from '../../web/src/routes/composition/trend.ts'
import { backHref, drillHref, selectHref, stepHref } from '../../web/src/routes/composition/ways.ts'

const level = (name: string, parent: string | null = null): Level => ({ name, label: `the ${name}`, parent })

const levels = [
  level('tier'),
  level('customer'),
  level('category'),
  level('subcategory', 'category'),
  level('product', 'subcategory'),
  level('country'),
  level('area', 'country'),
  level('province', 'area'),
  level('city', 'province'),
  level('region', 'city'),
  level('channel')
]

const view: View = {
  month: '2026-10',
  compare: 'last-year',
  filters: {},
  definitions: {},
  own: { measure: 'net-sales', by: 'area', show: 'chart' }
}

const parametersOf = (href: string | null) =>
  Object.fromEntries(new URLSearchParams(href?.slice(href.indexOf('?'))))

describe('the way down', () => {
  it('goes from the regions and from the products to the customers, and from these to the order lines', () => {
    const wayFrom = (name: string): string[] => {
      const next = nextLevel(levels, name)
      return next === null ? [name] : [name, ...wayFrom(next)]
    }
    expect(wayFrom('area')).toEqual(['area', 'province', 'city', 'customer'])
    expect(wayFrom('category')).toEqual(['category', 'subcategory', 'product', 'customer'])
    expect(wayFrom('channel')).toEqual(['channel', 'customer'])
    expect(
      nextLevel(
        levels.filter(({ name }) => name !== 'customer'),
        'product'
      )
    ).toBeNull()
  })

  it('chooses the member that was entered, and splits it by the next level', () => {
    const inEast = parametersOf(drillHref(view, levels, 'area', 'East'))
    expect(inEast).toMatchObject({ area: 'East', by: 'province', measure: 'net-sales', month: '2026-10' })
  })

  it('forgets what was chosen below another member, and what belongs to one table only', () => {
    const before = {
      ...view,
      filters: { area: ['North'], province: ['Jilin'], tier: ['key'] },
      own: { ...view.own, search: 'n', sort: 'name', page: '3' }
    }
    const inEast = parametersOf(drillHref(before, levels, 'area', 'East'))
    expect(inEast).toEqual({
      month: '2026-10',
      compare: 'last-year',
      area: 'East',
      tier: 'key',
      measure: 'net-sales',
      by: 'province',
      show: 'chart'
    })
  })

  it('ends at the order lines of a customer, of the same period', () => {
    const own = { measure: 'net-sales', by: 'customer', show: 'chart', period: '2026-Q3' }
    const href = drillHref({ ...view, own, filters: { area: ['East'] } }, levels, 'customer', 'C1')
    expect(href).toMatch(/^\/rows\/net-sales\?/)
    expect(parametersOf(href)).toEqual({
      month: '2026-10',
      compare: 'last-year',
      area: 'East',
      customer: 'C1',
      level: 'lines',
      period: '2026-Q3'
    })
  })

  it('selects a row without leaving the table, and gives it back', () => {
    const chosen = parametersOf(selectHref(view, levels, 'area', 'East'))
    expect(chosen).toMatchObject({ area: 'East', by: 'area' })
    const back = selectHref({ ...view, filters: { area: ['East'] } }, levels, 'area', 'East')
    expect(parametersOf(back)).not.toHaveProperty('area')
  })

  it('comes back step by step, from a choice first', () => {
    const deep = {
      ...view,
      filters: { area: ['East'], province: ['Zhejiang'], city: ['Hangzhou', 'Ningbo'] },
      own: { ...view.own, by: 'city' }
    }
    const backFrom = (from: View) => parametersOf(backHref(from, levels, from.own['by'] ?? ''))
    expect(backFrom(deep)).toMatchObject({ by: 'city', area: 'East', province: 'Zhejiang' })
    const { city: _city, ...filters } = deep.filters
    expect(backFrom(deep)).not.toHaveProperty('city')
    expect(backFrom({ ...deep, filters })).toMatchObject({ by: 'province', area: 'East' })
    expect(backFrom({ ...deep, filters })).not.toHaveProperty('province')
    expect(backHref({ ...view, own: { by: 'area' } }, levels, 'area')).toBeNull()
  })

  it('is named step by step, by the levels above or, among customers, by all that was chosen', () => {
    const filters = { province: ['Zhejiang'], area: ['East'], category: ['Tea'], tier: ['key'] }
    const named = (by: string) => stepsTo(levels, by, filters).map(({ dimension }) => dimension)
    expect(named('city')).toEqual(['area', 'province'])
    expect(named('customer')).toEqual(['tier', 'category', 'area', 'province'])
    expect(named('area')).toEqual([])
    const from = { ...view, filters, own: { by: 'city' } }
    expect(parametersOf(stepHref(from, levels, 'city', 0))).toMatchObject({ by: 'province', area: 'East' })
    expect(parametersOf(stepHref(from, levels, 'city', -1))).toEqual({
      month: '2026-10',
      compare: 'last-year',
      by: 'area',
      category: 'Tea',
      tier: 'key'
    })
  })

  it('opens below what is chosen alone', () => {
    expect(openLevel(levels, 'area', {})).toBe('area')
    expect(openLevel(levels, 'area', { area: ['East'] })).toBe('province')
    expect(openLevel(levels, 'area', { area: ['East'], province: ['Zhejiang'] })).toBe('city')
    expect(openLevel(levels, 'area', { area: ['East', 'North'] })).toBe('area')
    expect(openLevel(levels, 'tier', { tier: ['key'] })).toBe('tier')
  })
})

const part = (key: string, given: Partial<Part> = {}): Part => ({
  key,
  label: `Name of ${key}`,
  value: null,
  numerator: null,
  denominator: null,
  previous: null,
  change: null,
  changeRate: null,
  share: null,
  shareChange: null,
  contribution: null,
  reach: null,
  cumulativeShare: null,
  abc: null,
  interval: null,
  isNegative: false,
  ...given
})

describe('the order of the rows', () => {
  const rows = [
    part('b', { value: 3, change: null, label: 'Beta' }),
    part('a', { value: 1, change: -5, label: 'Alpha' }),
    part('c', { value: 2, change: 4, label: null })
  ]
  const keysBy = (sort: string, customers = new Map<string, number>()) => {
    const parsed = parseSort(sort)
    if (parsed === null) throw new Error(`no sort: ${sort}`)
    return sortRows(rows, parsed, { language: 'en', customers }).map(({ key }) => key)
  }

  it('is that of a column, what has no figure last either way', () => {
    expect(keysBy('-value')).toEqual(['b', 'c', 'a'])
    expect(keysBy('change')).toEqual(['a', 'c', 'b'])
    expect(keysBy('-change')).toEqual(['c', 'a', 'b'])
    expect(keysBy('name')).toEqual(['a', 'b', 'c'])
    expect(keysBy('-customers', new Map([['a', 9]]))).toEqual(['a', 'b', 'c'])
  })

  it('stands in the address unless it is the usual one', () => {
    expect(parseSort(undefined)).toEqual(usualSort)
    expect(parseSort('-nothing')).toBeNull()
    expect(sortText(usualSort)).toBeNull()
    for (const text of ['value', '-share-change', 'name'])
      expect(sortText(parseSort(text) ?? usualSort)).toBe(text)
  })

  it('starts with the largest or with A, and turns with the second click', () => {
    expect(nextSort(usualSort, 'change')).toEqual({ column: 'change', isDescending: true })
    expect(nextSort(usualSort, 'value')).toEqual({ column: 'value', isDescending: false })
    expect(nextSort(usualSort, 'name')).toEqual({ column: 'name', isDescending: false })
  })

  it('holds what was searched for, in names and keys', () => {
    expect(searchRows(rows, ' ALP ').map(({ key }) => key)).toEqual(['a'])
    expect(searchRows(rows, 'c').map(({ key }) => key)).toEqual(['c'])
    expect(searchRows(rows, '')).toHaveLength(3)
  })
})

describe('the columns', () => {
  const scale = scaleFor({ unit: 'money', language: 'en', currency: 'CNY', values: [5e6] })
  const namesOf = (kind: Measure['kind'], parts: Pick<Parts, 'partsAddUp' | 'rows'>, hasCustomers = true) =>
    figureColumns({ kind }, parts, hasCustomers).map(({ column }) => column)

  it('have shares only where parts add up, else reach or the base', () => {
    const rows = [part('a', { reach: 0.5 })]
    expect(namesOf('sum', { partsAddUp: true, rows: [] })).toEqual([
      'value',
      'previous',
      'share',
      'share-change',
      'contribution',
      'customers',
      'abc'
    ])
    expect(namesOf('sum', { partsAddUp: false, rows }, false)).toEqual(['value', 'previous', 'reach'])
    expect(namesOf('ratio', { partsAddUp: false, rows: [] }, false)).toEqual(['value', 'previous', 'base'])
  })

  it('write shares in percent and their changes in points', () => {
    const row = part('a', {
      value: 1_234_567,
      share: 0.268,
      shareChange: 0.0214,
      contribution: 0.064,
      abc: 'A'
    })
    const text = (column: Parameters<typeof cellText>[0], of = row) =>
      cellText(column, of, { scale, customers: { byKey: { a: 1320 }, total: 9 } })
    expect(text('value')).toBe('1.23')
    expect(text('share')).toBe('26.8')
    expect(text('share-change')).toBe('+2.1')
    expect(text('contribution')).toBe('+6.4')
    expect(text('customers')).toBe('1,320')
    expect(text('abc')).toBe('A')
    expect(text('customers', part('total'))).toBe('9')
    expect(text('customers', part('other'))).toBe('')
    expect(text('share-change', part('total', { shareChange: 0 }))).toBe('')
  })
})

describe('variancePane', () => {
  it('has one scale and one zero for all', () => {
    const pane = variancePane([30, -10, null, 5])
    expect(pane.zero).toBe(25)
    expect(pane.of(30)).toEqual({ left: 25, width: 75, end: 100, isNegative: false, isCut: false })
    expect(pane.of(-10)).toEqual({ left: 0, width: 25, end: 0, isNegative: true, isCut: false })
    expect(pane.of(0).width).toBe(0)
  })

  it('ends what goes beyond the limit at the edge, and tells so', () => {
    const pane = variancePane([0.5, 8], 1)
    expect(pane.of(0.5)).toMatchObject({ end: 50, isCut: false })
    expect(pane.of(8)).toMatchObject({ end: 100, isCut: true })
    expect(pane.hasNegative).toBe(false)
  })

  it('stands where nothing changed', () => {
    expect(variancePane([null, 0]).of(0)).toMatchObject({ left: 0, width: 0 })
  })
})

describe('small lines', () => {
  it.each([
    [0.07, 0.08],
    [0.081, 0.1],
    [0, 1],
    [130, 160]
  ])('span at least %d: %d', (value, span) => {
    expect(roundUp(value)).toBeCloseTo(span, 10)
  })

  it('share the span that the line which moves most needs', () => {
    expect(commonSpan([[0.1, 0.12], [0.3, null, 0.36], []])).toBeCloseTo(0.08, 10)
  })

  it('start where each line needs it, from 0 at the lowest, and end at the whole at the most', () => {
    const line = shareLine([0.21, 0.24, 0.27], 0.08)
    expect(line.low).toBeCloseTo(0.2, 10)
    expect(line.high).toBeCloseTo(0.28, 10)
    expect(shareLine([0.01, 0.02], 0.08).low).toBe(0)
    expect(shareLine([0.99, 1], 0.08, 1).high).toBeCloseTo(1, 10)
  })

  it('break where a month has no value, and mark the last month and the one a year before it', () => {
    const values = Array.from({ length: 14 }, (_, index) => (index === 3 ? null : 0.2 + index / 1000))
    const { pieces, last, yearAgo } = shareLine(values, 0.08)
    expect(pieces.map((piece) => piece.split(' ').length)).toEqual([3, 10])
    expect(last?.x).toBe(100)
    expect(last?.value).toBeCloseTo(0.213, 10)
    expect(yearAgo?.value).toBe(0.201)
  })
})

describe('the heat', () => {
  it('grows darker by the part of the whole', () => {
    expect([0.001, 0.004, 0.02, 0.04, 0.1, 0.5].map(heatStep)).toEqual([0, 1, 2, 3, 4, 5])
  })
})

describe('periods', () => {
  it('are months, quarters or days', () => {
    expect(['2026-10', '2026-Q3', '2026-01-01..2026-01-07'].map(kindOf)).toEqual(['month', 'quarter', 'days'])
  })

  it('have the quarters of the fiscal year', () => {
    const months = ['2025-12', '2026-01', '2026-03', '2026-04']
    expect(quartersOf(months, 1)).toEqual(['2025-Q4', '2026-Q1', '2026-Q2'])
    expect(quartersOf(months, 4)).toEqual(['2025-Q3', '2025-Q4', '2026-Q1'])
  })

  it('have a first and a last day, within the data', () => {
    const january = { asOf: '2026-10-20', firstMonth: 1 }
    expect(daysOf('2026-02', january)).toEqual(['2026-02-01', '2026-02-28'])
    expect(daysOf('2026-10', january)).toEqual(['2026-10-01', '2026-10-20'])
    expect(daysOf('2025-Q4', { asOf: null, firstMonth: 4 })).toEqual(['2026-01-01', '2026-03-31'])
    expect(daysOf('2026-01-05..2026-01-07', january)).toEqual(['2026-01-05', '2026-01-07'])
  })
})

const netSales: Measure = {
  kpi: 'net-sales',
  label: '净销售额',
  unit: 'money',
  kind: 'sum',
  direction: 'up'
}

/** A row of so much now and before, in 万. */
const row = (key: string, now: number, before: number) =>
  part(key, {
    label: key,
    value: now * 1e4,
    previous: before * 1e4,
    change: (now - before) * 1e4,
    changeRate: (now - before) / before
  })

const rows = [row('浙江', 462, 367), row('江苏', 451, 403), row('上海', 343, 301), row('福建', 99, 105)]

const parts: Parts = {
  rows,
  other: null,
  total: row('total', 1355, 1176),
  members: 4,
  found: 4,
  first: 1,
  partsAddUp: true,
  negative: null,
  lastMonth: '2026-10',
  through: null,
  isSameDays: false,
  hhi: null
}

const usual: HeadlineOptions = {
  language: 'zh-CN',
  currency: 'CNY',
  place: '华东',
  measure: netSales,
  dimension: '省份',
  parts,
  base: '去年同月',
  isTarget: false
}

describe('the headline', () => {
  it('says what the whole comes to, how it changed, and who made most of it', () => {
    expect(writeHeadline(usual)).toEqual({
      headline: '华东净销售额1,355万元，比去年同月多15.2%，浙江占增量53.1%',
      sub: '4个省份中3个增长。福建少<b>6万元</b>（−5.7%）。'
    })
  })

  it('does so in English, too', () => {
    const english = { ...usual, language: 'en', place: 'East: ', base: 'last year' } as const
    const measure = { ...netSales, label: 'Net sales' }
    expect(writeHeadline({ ...english, measure }).headline).toBe(
      'East: Net sales ¥13.55M, up 15.2% on last year; 浙江 made 53.1% of the growth'
    )
  })

  it('says who moved most where no one made most of the change', () => {
    const balanced = { ...parts, total: row('total', 1180, 1176) }
    expect(writeHeadline({ ...usual, parts: balanced }).headline).toMatch(/；浙江变动最大，多95万元$/)
  })

  it('has words for a decline, no change, no base, a target and nothing at all', () => {
    const said = (total: Partial<Part>, options: Partial<HeadlineOptions> = {}) =>
      writeHeadline({
        ...usual,
        ...options,
        parts: { ...parts, rows: [], total: { ...parts.total, ...total } }
      }).headline
    expect(said({ change: -1e6, changeRate: -0.1 })).toBe('华东净销售额1,355万元，比去年同月少10.0%')
    expect(said({ change: 0, changeRate: 0 })).toBe('华东净销售额1,355万元，与去年同月持平')
    expect(said({ changeRate: null })).toBe('华东净销售额1,355万元，比去年同月多179万元')
    expect(said({ change: null, changeRate: null })).toBe('华东净销售额1,355万元')
    expect(said({}, { isTarget: true })).toBe('华东净销售额1,355万元，超出目标15.2%')
    expect(said({ value: null })).toBe('华东没有可算的净销售额')
  })

  it('speaks of a rate in points, which rise and fall', () => {
    const rate: Measure = { ...netSales, label: '复购率', unit: 'rate', kind: 'ratio' }
    const rated = {
      ...parts,
      found: 2,
      partsAddUp: false,
      total: part('total', { value: 0.811, previous: 0.807, change: 0.004, changeRate: 0.005 }),
      rows: [
        part('重点', { label: '重点', value: 0.9, change: 0.001 }),
        part('潜在', { label: '潜在', value: 0.17, change: -0.018 })
      ]
    }
    expect(writeHeadline({ ...usual, measure: rate, parts: rated })).toEqual({
      headline: '华东复购率81.1%，比去年同月高0.4点；潜在变动最大，降1.8点',
      sub: '2个省份中1个上升。'
    })
  })
})

describe('the lines of two years', () => {
  const months = ['2026-08', '2026-09', '2026-10'].map((month) => ({ month, isFestival: false }))
  const member = (key: string, values: (number | null)[]) => ({ key, label: key, values })
  const scale = scaleFor({ unit: 'money', language: 'zh-CN', currency: 'CNY', values: [1e7] })
  const said = { measure: netSales, scale, language: 'zh-CN' } as const

  it('are titled by who gained and who lost most', () => {
    const members = [member('浙江', [0.25, 0.26, 0.27]), member('福建', [0.07, null, 0.06])]
    const words = describeTrend({ months, members, isShare: true }, said)
    expect(words.title).toBe('3个月来浙江升2.0点，福建降1.0点')
    expect(words.note).toBe('%；各图跨度同为3点，起点不同；浅带为春节月')
  })

  it('stand in the unit of the measure where there are no shares', () => {
    const members = [member('浙江', [2e6, 3e6, 9e6])]
    const words = describeTrend({ months, members, isShare: false }, said)
    expect(words.title).toBe('3个月的净销售额')
    expect(words.note).toBe(
      '万元；各图跨度同为1,000万元，起点不同；浅带为春节月'.replace('1,000万元', '1,000 万元')
    )
  })
})
