import { describe, expect, it } from 'vitest'
import { kpiOfMeasure, kpis, measureNames, sourcesOf } from '../../queries/index.ts'

describe('kpiOfMeasure', () => {
  it.each([
    ['net-sales', 'net-sales'],
    ['units', 'units'],
    ['orders', 'orders'],
    ['customers', 'active-customers'],
    ['margin', 'gross-profit'],
    ['gross-sales', 'gross-sales']
  ])('%s is %s', (measure, kpi) => {
    expect(kpiOfMeasure(measure)).toBe(kpi)
  })

  it.each(['return-rate', 'purchase-interval', 'shoes', '', 'constructor', '__proto__'])(
    'refuses "%s"',
    (measure) => {
      expect(() => kpiOfMeasure(measure)).toThrow(
        /^measure: .* — one of net-sales, units, orders, customers, margin, /
      )
    }
  )
})

describe('measureNames', () => {
  it('names every sum of sales, each name once, and nothing that is none', () => {
    const names = measureNames()
    expect(new Set(names).size).toBe(names.length)
    for (const name of names) expect(kpis.find((kpi) => kpi.name === kpiOfMeasure(name))?.kind).toBe('sum')
    expect(names).toEqual(
      expect.arrayContaining(
        kpis.filter((kpi) => kpi.kind === 'sum' && sourcesOf(kpi).length === 0).map(({ name }) => name)
      )
    )
  })
})
