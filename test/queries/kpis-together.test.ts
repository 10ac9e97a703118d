import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { kpis, queryKpi, queryKpis, type KpiRequest } from '../../queries/index.ts'
import { littleShop } from './little-shop.ts'
import { tinyWarehouse, type TinyWarehouse } from '../support/warehouse.ts'

let shop: TinyWarehouse

beforeAll(async () => {
  shop = await tinyWarehouse({
    ...littleShop,
    survey_responses: [
      answer('R1', 'Li', '2026-09-06', 'nps', 10),
      answer('R2', 'Wu', '2026-10-04', 'nps', 3),
      answer('R3', 'He', '2026-10-05', 'nps', 8),
      answer('R4', 'Li', '2026-10-06', 'csat', 4)
    ],
    complaints: [
      {
        ...{ complaint_id: 'B1', customer_id: 'Li', category: 'late', opened_at: '2026-09-07 09:00:00' },
        ...{ first_response_at: '2026-09-07 09:05:00', resolved_at: '2026-09-08 10:00:00' }
      },
      {
        ...{ complaint_id: 'B2', customer_id: 'Wu', category: 'broken', opened_at: '2026-10-02 09:00:00' },
        ...{ first_response_at: '2026-10-02 11:00:00', resolved_at: '2026-10-09 10:00:00' }
      }
    ]
  })
})

afterAll(() => shop.close())

const together = (requests: readonly KpiRequest[]) => queryKpis(shop.connection, requests)

/** One after the other, as queryKpi answers each. */
async function alone(requests: readonly KpiRequest[]) {
  const answers = []
  for (const request of requests)
    answers.push(...(await Promise.allSettled([queryKpi(shop.connection, request)])))
  return answers
}

describe('queryKpis', () => {
  const slices = [
    { where: [], scope: {} },
    { where: [{ dimension: 'customer', values: ['Li', 'He'] }], scope: {} },
    // Surveys know no products: those KPIs are refused, and the others answered.
    { where: [{ dimension: 'product', values: ['pen'] }], scope: {} },
    { where: [], scope: { owners: ['bob'] } },
    { where: [], scope: { regions: ['E'] } }
  ]
  const comparisons = [undefined, 'previous', 'target']

  for (const slice of slices) {
    it(`answers every KPI as if it were asked alone, ${JSON.stringify(slice)}`, async () => {
      const requests = comparisons.flatMap((compare) =>
        kpis.map(({ name }) => ({
          ...{ kpi: name, period: { month: '2026-10' }, ...slice },
          ...(compare !== undefined && { compare })
        }))
      )
      expect(await together(requests)).toEqual(await alone(requests))
    })
  }

  it('keeps apart what is asked through other filters, of other days, or by another definition', async () => {
    const where = (customer: string) => [{ dimension: 'customer', values: [customer] }]
    const requests: KpiRequest[] = [
      { kpi: 'nps', period: { month: '2026-10' }, where: where('Wu'), scope: {} },
      { kpi: 'nps', period: { month: '2026-10' }, where: where('He'), scope: {} },
      { kpi: 'nps', period: { month: '2026-09' }, where: where('Li'), scope: {} },
      { kpi: 'complaints', period: { quarter: '2026-Q4' }, scope: {} },
      { kpi: 'complaints', period: { month: '2026-10' }, by: 'customer', scope: {} }
    ]
    const answers = await together(requests)
    const values = answers.map((each) => (each.status === 'fulfilled' ? each.value.total.value : null))
    expect(values).toEqual([-100, 0, 100, 1, 1])
    expect(answers).toEqual(await alone(requests))
  })

  it('says of each what is wrong with it', async () => {
    const answers = await together([
      { kpi: 'nps', period: { month: '2026-13' }, scope: {} },
      { kpi: 'contacts', period: { month: '2026-10' }, scope: {} },
      { kpi: 'nps', period: { month: '2026-10' }, scope: {} }
    ])
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled'])
    expect(String(answers[0]?.status === 'rejected' && answers[0].reason)).toMatch(/month/)
    expect(String(answers[1]?.status === 'rejected' && answers[1].reason)).toMatch(/sources\.contacts/)
  })
})

function answer(
  response_id: string,
  customer_id: string,
  responded_at: string,
  survey: string,
  score: number
) {
  const scale = survey === 'nps' ? { scale_min: 0, scale_max: 10 } : { scale_min: 1, scale_max: 5 }
  return { response_id, customer_id, responded_at, survey, score, ...scale }
}
