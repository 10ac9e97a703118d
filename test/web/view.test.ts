import { describe, expect, it } from 'vitest'
import { comparisonLabel } from '../../web/src/lib/ui/comparison-label.ts'
import { judgeChange, judgeTarget } from '../../web/src/lib/view/judgement.ts'
import { addMonths, monthsBetween } from '../../web/src/lib/view/months.ts'
import { serializePreference } from '../../web/src/lib/view/preference-cookie.ts'
import {
  apiSearch,
  selectMember,
  toggleKey,
  viewSearch,
  withDefinition,
  withMembers,
  type View
} from '../../web/src/lib/view/view.ts'

const view: View = { month: '2026-10', compare: 'last-year', filters: {}, definitions: {}, own: {} }

describe('a view', () => {
  it('stands in the address, whatever its members are called', () => {
    const search = viewSearch({ ...view, filters: { tier: ['key', ''], area: ['华东 & 华南', 'a=b'] } })
    const parameters = new URLSearchParams(search)
    expect(parameters.get('month')).toBe('2026-10')
    expect(parameters.get('compare')).toBe('last-year')
    expect(parameters.getAll('area')).toEqual(['华东 & 华南', 'a=b'])
    expect(parameters.getAll('tier')).toEqual(['key', ''])
  })

  it('has one address, in whatever order it was put together', () => {
    const one = withMembers(withMembers(view, 'tier', ['key']), 'area', ['E'])
    const other = withMembers(withMembers(view, 'area', ['E']), 'tier', ['key'])
    expect(viewSearch(one)).toBe(viewSearch(other))
    expect(viewSearch(withMembers(one, 'area', []))).toBe(viewSearch(withMembers(view, 'tier', ['key'])))
  })

  it('selects one member, or lets it go', () => {
    const east = selectMember(view, 'area', 'E')
    expect(east.filters).toEqual({ area: ['E'] })
    expect(selectMember(east, 'area', 'W').filters).toEqual({ area: ['W'] })
    expect(selectMember(east, 'area', 'E').filters).toEqual({})
    expect(selectMember({ ...view, filters: { area: ['E', 'W'] } }, 'area', 'E').filters).toEqual({
      area: ['E']
    })
  })

  it('keeps the definitions that were chosen, in one order', () => {
    const one = withDefinition(
      withDefinition(view, 'retention-rate', 'value'),
      'churn-rate',
      'proposed-window'
    )
    const other = withDefinition(
      withDefinition(view, 'churn-rate', 'proposed-window'),
      'retention-rate',
      'value'
    )
    expect(viewSearch(one)).toBe(
      '?month=2026-10&compare=last-year&definition.churn-rate=proposed-window&definition.retention-rate=value'
    )
    expect(viewSearch(other)).toBe(viewSearch(one))
    expect(withDefinition(withDefinition(one, 'churn-rate', null), 'retention-rate', null)).toEqual(view)
  })

  it('asks the API what it asks itself', () => {
    const chosen = {
      ...view,
      filters: { area: ['华东', ''] },
      definitions: { 'churn-rate': 'proposed-window' }
    }
    const parameters = new URLSearchParams(apiSearch(chosen, 'churn-rate'))
    expect(parameters.get('month')).toBe('2026-10')
    expect(parameters.getAll('where')).toEqual(['area=华东', 'area='])
    expect(parameters.get('definition')).toBe('proposed-window')
    expect(new URLSearchParams(apiSearch(chosen, 'net-sales')).has('definition')).toBe(false)
  })

  it('switches members on and off', () => {
    expect(toggleKey(['E'], 'W')).toEqual(['E', 'W'])
    expect(toggleKey(['E', 'W'], 'E')).toEqual(['W'])
  })
})

describe('a comparison', () => {
  it.each([
    ['last-year', '去年同月', 'Last year', '去年', 'PY'],
    ['2025-03', '2025年3月', 'March 2025', '25年3月', 'Mar 25'],
    ['2025-Q3', '2025年第3季度', 'Q3 2025', '25年Q3', 'Q3 25'],
    [
      '2025-01-01..2025-01-31',
      '2025-01-01至2025-01-31',
      '1 January 2025 – 31 January 2025',
      '01-01–01-31',
      '1 Jan–31 Jan'
    ]
  ] as const)('%s has a name', (compare, chinese, english, tile, englishTile) => {
    expect(comparisonLabel(compare, 'zh-CN')).toBe(chinese)
    expect(comparisonLabel(compare, 'en')).toBe(english)
    expect(comparisonLabel(compare, 'zh-CN', 'tile')).toBe(tile)
    expect(comparisonLabel(compare, 'en', 'tile')).toBe(englishTile)
  })
})

describe('months', () => {
  it.each([
    ['2026-10', 1, '2026-11'],
    ['2026-12', 1, '2027-01'],
    ['2026-01', -1, '2025-12'],
    ['2026-03', -12, '2025-03'],
    ['2026-03', -27, '2023-12'],
    ['0999-12', 1, '1000-01']
  ])('%s and %d more is %s', (month, count, result) => expect(addMonths(month, count)).toBe(result))

  it('run from the first to the last', () => {
    expect(monthsBetween('2025-11', '2026-02')).toEqual(['2025-11', '2025-12', '2026-01', '2026-02'])
    expect(monthsBetween('2026-02', '2026-01')).toEqual([])
  })
})

describe('judgement', () => {
  const change = (direction: 'up' | 'down' | 'neutral', amount: number | null, changeRate: number | null) =>
    judgeChange({ direction, change: amount, changeRate, materialityRate: 0.05 })

  it('follows the direction of the KPI', () => {
    expect(change('up', 10, 0.1)).toBe('good')
    expect(change('up', -10, -0.1)).toBe('bad')
    expect(change('down', -10, -0.1)).toBe('good')
    expect(change('down', 10, 0.1)).toBe('bad')
    expect(change('neutral', 10, 0.1)).toBe('plain')
  })

  it('is left out below the materiality limit, and where there is no base', () => {
    expect(change('up', 4.9, 0.049)).toBe('plain')
    expect(change('up', 5, 0.05)).toBe('good')
    expect(change('up', -5, -0.05)).toBe('bad')
    expect(change('up', 10, null)).toBe('plain')
    expect(change('up', null, null)).toBe('plain')
  })

  it('is left out where chance explains the change of a share', () => {
    const share = { direction: 'down', change: 0.019, changeRate: 0.35, materialityRate: 0.05 } as const
    const judge = (low: number, high: number) => judgeChange({ ...share, interval: { low, high } })
    expect(judge(0.004, 0.034)).toBe('bad')
    expect(judge(-0.004, 0.042)).toBe('noise')
    expect(judge(0, 0.038)).toBe('noise')
    expect(judgeChange({ ...share, change: 0, interval: { low: -0.01, high: 0.01 } })).toBe('plain')
  })

  it('of a target is met or missed, however closely', () => {
    expect(judgeTarget('up', 0.001)).toBe('good')
    expect(judgeTarget('up', -0.001)).toBe('bad')
    expect(judgeTarget('down', -0.001)).toBe('good')
    expect(judgeTarget('up', 0)).toBe('good')
    expect(judgeTarget('up', null)).toBe('plain')
  })
})

describe('preferences', () => {
  it('are kept for the whole site', () => {
    expect(serializePreference('language', 'zh-CN')).toBe(
      'language=zh-CN; path=/; max-age=31536000; samesite=lax'
    )
  })
})
