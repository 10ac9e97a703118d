import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  dimensionMembers,
  queryCustomers,
  queryCustomerValues,
  queryKpi,
  queryLifecycle,
  queryRisk
} from '../../queries/index.ts'
import { tinyWarehouse, type TinyWarehouse } from '../support/warehouse.ts'

let shop: TinyWarehouse
beforeAll(async () => {
  shop = await tinyWarehouse({
    sales: [
      { customer_id: 'early', ordered_at: '2026-01-02', amount: 1 },
      { customer_id: 'An', ordered_at: '2026-08-20', amount: 10 },
      // Thirty days without a purchase are full for Li on 31 August, for Wu a day later: both are won back in September.
      { customer_id: 'Li', ordered_at: '2026-08-01', amount: 10 },
      { customer_id: 'Wu', ordered_at: '2026-08-02', amount: 10 },
      ...['An', 'Li', 'Wu', 'Mo'].map((customer_id, day) => ({
        customer_id,
        ordered_at: `2026-09-0${day + 1}`,
        amount: 2 ** day
      }))
    ],
    customers: [{ customer_id: 'Mo', stage: 'prospect', first_contact_on: '2026-08-15' }],
    settings: { as_of: '2026-09-30', churn_window_days: 30 }
  })
})
afterAll(() => shop.close())

const ask = (where: { dimension: string; values: string[] }[] = []) =>
  queryKpi(shop.connection, {
    ...{ kpi: 'net-sales', period: { month: '2026-09' }, by: 'stage', where, language: 'en', scope: {} }
  })

describe('The stage of the lifecycle as a dimension', () => {
  it('is that of the evening before the period', async () => {
    const { rows, total } = await ask()
    expect(rows?.map(({ key, label, value }) => [key, label, value])).toEqual([
      ['prospect', 'Prospect', 8],
      ['new', 'New', 5],
      ['churned', 'Churned', 2]
    ])
    expect(total.value).toBe(15)
  })

  it('filters what it splits, and agrees with the opening of the month’s flow', async () => {
    const where = [{ dimension: 'stage', values: ['churned', 'prospect'] }]
    expect((await ask(where)).total.value).toBe(10)
    const { months } = await queryLifecycle(shop.connection, { month: '2026-09', months: 1, scope: {} })
    const opening = async (stage: string) =>
      (
        await queryLifecycle(shop.connection, {
          ...{ month: '2026-09', months: 1, scope: {} },
          where: [{ dimension: 'stage', values: [stage] }]
        })
      ).months[0]?.opening
    for (const [stage, customers] of Object.entries(months[0]?.opening ?? {}))
      if (customers > 0) expect(await opening(stage)).toMatchObject({ [stage]: customers })
  })

  it('has its members in the order of the lifecycle, and narrows down lists, values and risks, too', async () => {
    const { connection } = shop
    const members = await dimensionMembers(connection, {
      ...{ dimension: 'stage', language: 'en', scope: {} }
    })
    expect(members.map(({ key }) => key).slice(0, 3)).toEqual(['lead', 'prospect', 'new'])
    const where = [{ dimension: 'stage', values: ['reactivated'] }]
    expect((await queryCustomers(connection, { month: '2026-09', where, scope: {} })).total).toBe(2)
    expect((await queryCustomerValues(connection, { where, scope: {} })).total.customers).toBe(0)
    expect((await queryRisk(connection, { where, language: 'en', scope: {} })).customers).toBe(0)
  })
})
