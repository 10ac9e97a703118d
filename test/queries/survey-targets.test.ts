import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findStrayTargets, queryKpi, type KpiName, type KpiRequest } from '../../queries/index.ts'
import { tinyWarehouse, type TinyWarehouse } from '../support/warehouse.ts'

const answer = (response_id: string, customer_id: string, survey: string, score: number, most: number) => ({
  ...{ response_id, customer_id, survey, score, scale_min: most === 10 ? 0 : 1, scale_max: most },
  responded_at: '2026-10-05'
})

const target = (kpi: string, value: number, scope = {}) => ({ kpi, month: '2026-10-01', value, ...scope })

let shop: TinyWarehouse

/** NPS by hand: Li 9, 9, 3, Wu 10: (3 − 1) ÷ 4 = 50 points; CSAT one of two; October is ten days old. */
beforeAll(async () => {
  shop = await tinyWarehouse({
    sales: [
      { ordered_at: '2026-09-03', customer_id: 'Li', amount: 10 },
      { ordered_at: '2026-09-03', customer_id: 'Wu', amount: 10 },
      { ordered_at: '2025-10-03', customer_id: 'Wu', amount: 10 },
      { ordered_at: '2026-10-10', customer_id: 'Li', amount: 10 }
    ],
    regions: [{ region_id: 'East' }, { region_id: 'West' }],
    customers: [
      { customer_id: 'Li', region_id: 'East', tier: 'key' },
      { customer_id: 'Wu', region_id: 'West', tier: 'regular' }
    ],
    survey_responses: [
      ...[9, 9, 3].map((score, index) => answer(`n${index}`, 'Li', 'nps', score, 10)),
      answer('n3', 'Wu', 'nps', 10, 10),
      answer('c1', 'Li', 'csat', 5, 5),
      answer('c2', 'Wu', 'csat', 2, 5)
    ],
    survey_invitations: [
      { invitation_id: 'i', customer_id: 'Li', sent_at: '2026-10-01', survey: 'nps' },
      { invitation_id: 'j', customer_id: 'Wu', sent_at: '2025-10-20', survey: 'nps' }
    ],
    complaints: [
      { complaint_id: 'a', customer_id: 'Wu', opened_at: '2025-10-02' },
      { complaint_id: 'b', customer_id: 'Wu', opened_at: '2025-10-20' },
      { complaint_id: 'c', customer_id: 'Li', opened_at: '2026-10-02' }
    ],
    targets: [
      target('NPS', 40),
      target('nps', 45, { region_id: 'East' }),
      target('nps', 50, { tier: 'key' }),
      target('csat', 0.85),
      target('csat_score', 4.5),
      target('survey-response-rate', 0.3),
      target('complaints', 8),
      target('customer-joy', 7),
      target('ces', 85),
      target('nps', 101, { tier: 'regular' })
    ],
    settings: { as_of: '2026-10-10', complete_through: '2026-09-30' }
  })
})
afterAll(() => shop.close())

const ask = (kpi: KpiName, request: Partial<KpiRequest> = {}) =>
  queryKpi(shop.connection, { kpi, period: { month: '2026-10' }, scope: {}, compare: 'target', ...request })

describe('targets of satisfaction', () => {
  it.each([
    ['nps', 50, 40, 10],
    ['csat', 0.5, 0.85, -0.35],
    ['csat-score', 3.5, 4.5, -1],
    ['survey-response-rate', 0, 0.3, -0.3]
  ] as const)(
    'of %s holds on any day of the month, in the unit of the figure',
    async (kpi, value, aim, gap) => {
      const { total } = await ask(kpi)
      expect(total.value).toBeCloseTo(value, 12)
      expect(total.previous).toBe(aim)
      expect(total.change).toBeCloseTo(gap, 12)
      expect([total.change_low, total.change_high]).toEqual([null, null])
    }
  )

  it('that is counted is prorated by last year’s complaints of the same days', async () => {
    expect((await ask('complaints')).total).toMatchObject({ value: 1, previous: 4, change: -3 })
  })

  it('is by region and tier, too, and follows a filter by them', async () => {
    const by = async (dimension: string) =>
      Object.fromEntries(
        (await ask('nps', { by: dimension })).rows.map(({ key, previous }) => [key, previous])
      )
    expect(await by('region')).toEqual({ East: 45, West: null })
    const where = [{ dimension: 'tier', values: ['key'] }]
    expect((await ask('nps', { where })).total.previous).toBe(50)
  })

  it('in points has no rate of its distance', async () => {
    expect((await ask('nps')).total.change_rate).toBeNull()
    expect((await ask('csat')).total.change_rate).toBeCloseTo(-0.35 / 0.85, 12)
  })

  it('of no figure, or beyond what one can reach, is told', async () => {
    expect(await findStrayTargets(shop.connection)).toEqual([
      { kpi: 'ces', month: '2026-10', value: 85, reason: 'beyond' },
      { kpi: 'customer-joy', month: '2026-10', value: 7, reason: 'unknown' },
      { kpi: 'nps', month: '2026-10', value: 101, reason: 'beyond' }
    ])
  })
})
