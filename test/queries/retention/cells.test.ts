import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { queryCohorts, queryCustomers, type Filter, type ListChoice } from '../../../queries/index.ts'
import { tinyWarehouse, type TinyWarehouse } from '../../support/warehouse.ts'
import { cohortShop } from './cohort-shop.ts'

let shop: TinyWarehouse
beforeAll(async () => {
  shop = await tinyWarehouse({
    ...cohortShop,
    // Li goes to the shop once, late, and is first there in April.
    sales: [
      ...cohortShop.sales,
      { ordered_at: '2026-04-02', order_id: 'S', customer_id: 'Li', channel: 'shop', amount: 1 }
    ]
  })
})
afterAll(() => shop.close())

const slices: { name: string; where: Filter[] }[] = [
  { name: 'everybody', where: [] },
  { name: 'customers of the fair', where: [{ dimension: 'acquisition_channel', values: ['fair'] }] },
  { name: 'purchases in the shop', where: [{ dimension: 'channel', values: ['shop'] }] }
]

const countOf = async (where: Filter[], only: ListChoice, month = '2026-04') =>
  (await queryCustomers(shop.connection, { month, where, only, scope: {} })).total

describe('The customers of a cell', () => {
  it.each(slices)('are as many as it says, kept and lost, of $name', async ({ where }) => {
    for (const [month, by] of [
      ['2026-03', 'month'],
      ['2026-04', 'quarter']
    ] as const) {
      const { cohorts } = await queryCohorts(shop.connection, { month, by, where, scope: {} })
      expect(cohorts.length).toBeGreaterThan(0)
      for (const { cohort, customers, periods } of cohorts)
        for (const { period, on, on_or_after } of periods) {
          const count = (choice: ListChoice) => countOf(where, { cohort, ...choice }, month)
          expect(await count({ bought: period })).toBe(on)
          expect(await count({ bought: `${period}..` })).toBe(on_or_after)
          expect(await count({ not_bought: period })).toBe(customers - on)
          expect(await count({ not_bought: `${period}..` })).toBe(customers - on_or_after)
        }
    }
  })

  it('are named by period in words', async () => {
    const words = async (language: 'en' | 'zh-CN') =>
      (
        await queryCustomers(shop.connection, {
          month: '2026-04',
          only: { bought: '2026-02..', not_bought: '2026-03' },
          language,
          scope: {}
        })
      ).only
    expect(await words('en')).toEqual({ bought: '2026-02 or later', not_bought: '2026-03' })
    expect(await words('zh-CN')).toMatchObject({ bought: '2026-02及以后' })
  })

  it.each(['2026', '2026-13', '2026-02...'])('are of a month or quarter, not of “%s”', async (bought) => {
    await expect(countOf([], { bought })).rejects.toThrow('bought')
  })
})
