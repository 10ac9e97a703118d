import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { queryKpi, type KpiRequest } from '../../queries/index.ts'
import { tinyWarehouse, type Row, type TinyWarehouse } from '../support/warehouse.ts'

/** `bought` of 34 customers of a month buy again in the next; all of them in both by the channel of their number. */
function month(from: string, next: string, bought: number): Row[] {
  return Array.from({ length: 34 }, (_, index) => {
    const line = { customer_id: `${from} ${index}`, amount: 1, channel: index % 2 ? 'odd' : 'even' }
    const again = index < bought ? [{ ...line, ordered_at: next }] : []
    return [{ ...line, ordered_at: from }, ...again]
  }).flat()
}

let warehouse: TinyWarehouse
beforeAll(async () => {
  warehouse = await tinyWarehouse({
    // 1 of 34 came back in July, and 7 of another 34 in October.
    sales: [...month('2026-06-10', '2026-07-10', 1), ...month('2026-09-10', '2026-10-10', 7)],
    targets: [{ kpi: 'retention-rate', month: '2026-10-01', value: 0.3 }],
    settings: { as_of: '2026-10-31', complete_through: '2026-10-31' }
  })
})
afterAll(() => warehouse.close())

const ask = (more: Omit<Partial<KpiRequest>, 'scope'>) =>
  queryKpi(warehouse.connection, {
    kpi: 'retention-rate',
    period: { month: '2026-10' },
    compare: '2026-07',
    ...more,
    scope: {}
  })

describe('the interval of a change', () => {
  it('is the one published for 7 of 34 less 1 of 34', async () => {
    const { total } = await ask({})
    expect([total.numerator, total.denominator, total.previous]).toEqual([7, 34, 1 / 34])
    expect(total.change_low).toBeCloseTo(0.019, 3)
    expect(total.change_high).toBeCloseTo(0.34, 3)
  })

  it('is there for members, too, around the change of each', async () => {
    const { rows } = await ask({ by: 'channel' })
    expect(rows).toHaveLength(2)
    for (const { change, change_low, change_high } of rows) {
      expect(change_low).toBeLessThan(change ?? NaN)
      expect(change_high).toBeGreaterThan(change ?? NaN)
    }
  })

  it('is not there for what is no sample: a target, a mean of months, a sum, what lies beyond a limit', async () => {
    const nothing = { change_low: null, change_high: null }
    const target = await ask({ compare: 'target' })
    expect(target.total).toMatchObject({ previous: 0.3, ...nothing })
    expect((await ask({ compare: 'trailing-mean' })).total).toMatchObject(nothing)
    expect((await ask({ kpi: 'net-sales' })).total).toMatchObject(nothing)
    expect((await ask({ by: 'channel', limit: 1 })).other).toMatchObject({ ...nothing, n: null, low: null })
  })

  it('is not there where one of the two has no customers', async () => {
    const { total } = await ask({ compare: '2026-09' })
    expect(total).toMatchObject({ previous: null, change: null, change_low: null, change_high: null })
  })
})
