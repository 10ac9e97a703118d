import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  queryCohorts,
  queryCustomers,
  queryLifecycle,
  type Filter,
  type ListChoice
} from '../../../queries/index.ts'
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
  { name: 'customers of a tier', where: [{ dimension: 'tier', values: ['strategic', 'lapsed'] }] },
  {
    name: 'customers of a segment',
    where: [{ dimension: 'segment', values: ['general_value', 'important_winback'] }]
  },
  { name: 'customers at risk or gone', where: [{ dimension: 'stage', values: ['at_risk', 'churned'] }] },
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
      const { cohorts, classes } = await queryCohorts(shop.connection, { month, by, where, scope: {} })
      expect(cohorts.length).toBeGreaterThan(0)
      for (const { cohort, customers, periods } of cohorts)
        for (const { period, on, on_or_after } of periods) {
          const count = (choice: ListChoice) =>
            countOf(where, { cohort, ...(classes && { classes }), ...choice }, month)
          expect(await count({ bought: period })).toBe(on)
          expect(await count({ bought: `${period}..` })).toBe(on_or_after)
          expect(await count({ not_bought: period })).toBe(customers - on)
          expect(await count({ not_bought: `${period}..` })).toBe(customers - on_or_after)
        }
    }
  })

  it('are of the class that they had when the month began', async () => {
    // W is 30 days: Li, Wu and Yu of January are gone when April begins, and Li comes back on the 2nd.
    const where = [{ dimension: 'stage', values: ['churned'] }]
    const { cohorts, classes } = await queryCohorts(shop.connection, { month: '2026-04', where, scope: {} })
    expect(classes).toBe('2026-03')
    expect(cohorts.map(({ cohort, customers }) => [cohort, customers])).toEqual([['2026-01', 3]])
    expect(await countOf(where, { cohort: '2026-01', classes: '2026-03' })).toBe(3)
    expect(await countOf(where, { cohort: '2026-01' })).toBe(2)
    const unfiltered = await queryCohorts(shop.connection, { month: '2026-04', scope: {} })
    expect(unfiltered.classes).toBeNull()
    // Nothing is classified by what comes after the list.
    expect(await countOf(where, { classes: '2027-01' })).toBe(await countOf(where, {}))
  })

  it.each(slices)('are as many as are in each stage when the month ends, of $name', async ({ where }) => {
    for (const month of ['2026-03', '2026-04']) {
      const { months, classes, stages } = await queryLifecycle(shop.connection, {
        month,
        where,
        scope: {},
        months: 1
      })
      for (const { stage } of stages) {
        const only = classes === null ? { stage } : { closing_stage: stage, classes }
        expect(await countOf(where, only, month)).toBe(months[0]?.closing[stage])
      }
    }
  })

  it('have come to another stage than the one by which they were filtered', async () => {
    const where = [{ dimension: 'stage', values: ['churned'] }]
    const { months, classes } = await queryLifecycle(shop.connection, { month: '2026-04', where, scope: {} })
    expect([classes, months.at(-1)?.closing]).toMatchObject(['2026-03', { churned: 2, reactivated: 1 }])
    expect(await countOf(where, { closing_stage: 'reactivated', classes: '2026-03' })).toBe(1)
    expect(await countOf(where, { stage: 'reactivated' })).toBe(0)
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

  it('are classified at the end of a month, and of nothing else', async () => {
    await expect(countOf([], { classes: 'march' })).rejects.toThrow(/classes: march — .*2026-10/)
  })
})
