import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { querySurvival, type SurvivalRequest } from '../../../queries/index.ts'
import { tinyWarehouse, type TinyWarehouse } from '../../support/warehouse.ts'
import { cohortShop } from './cohort-shop.ts'

let shop: TinyWarehouse
beforeAll(async () => {
  shop = await tinyWarehouse(cohortShop)
})
afterAll(() => shop.close())

const ask = (request: Partial<SurvivalRequest> = {}) =>
  querySurvival(shop.connection, { month: '2026-04', scope: {}, language: 'en', ...request })

describe('querySurvival', () => {
  it('counts from the first purchase to the first churn; who is still there is censored', async () => {
    const { total, groups, log_rank, churn_window_days } = await ask()
    // Li: last of the first two purchases 5 February, + 30 days = 7 March, 56 days. Wu: 1 March + 30, 59 days. Yu, He: 30.
    // Mo: 31 days lie between the purchases, so that the first churn comes after 30.
    expect(total).toMatchObject({ customers: 5, events: 5, censored: 0, median_days: 30 })
    expect(total.steps.map(({ time, events, at_risk }) => [time, events, at_risk])).toEqual([
      [30, 3, 5],
      [56, 1, 2],
      [59, 1, 1]
    ])
    expect([groups, log_rank, churn_window_days]).toEqual([[], null, 30])
  })

  it('censors at the end of the month asked for', async () => {
    const { total, through } = await ask({ month: '2026-02' })
    // Of Li, Wu, Yu and Mo only Yu has churned: on 1 February. The others were last seen 49, 28 and 0 days in.
    expect([total.customers, total.events, total.censored, through]).toEqual([4, 1, 3, '2026-02-28'])
    expect(total.steps.map(({ time, survival }) => [time, survival])).toEqual([[30, 0.5]])
  })

  it('waits for the second purchase', async () => {
    const { total } = await ask({ event: 'next-purchase' })
    expect(total).toMatchObject({ customers: 5, events: 3, censored: 2 })
    expect(total.steps.map(({ time, at_risk }) => [time, at_risk])).toEqual([
      [26, 5],
      [29, 4],
      [31, 3]
    ])
  })

  it('compares the groups of an attribute of customers, the largest first', async () => {
    const { groups, log_rank, by } = await ask({ by: 'acquisition_channel' })
    expect(groups.map(({ key, customers, median_days }) => [key, customers, median_days])).toEqual([
      ['web', 3, 30],
      ['fair', 2, 56]
    ])
    expect(by).toBe('acquisition_channel')
    // At 30 days 3 events of web, of which 3 × 3/5 were due: (3 − 1.8)² ÷ (3·2/4 · 3/5 · 2/5) = 4.
    expect(log_rank?.statistic).toBeCloseTo(4, 10)
    expect(log_rank?.p).toBeCloseTo(0.0455, 4)
  })

  it('names groups, and leaves further ones out of the test', async () => {
    const { groups, left_out } = await ask({ by: 'customer', groups: 2 })
    expect([groups.length, left_out]).toEqual([2, { groups: 3, customers: 3 }])
    const tiers = await ask({ by: 'tier' })
    expect(tiers.groups.reduce((sum, { customers }) => sum + customers, 0)).toBe(5)
    expect(tiers.groups[0]?.label).toMatch(/^[A-Z]/)
  })

  it('looks at a slice of lines', async () => {
    const { total } = await ask({ where: [{ dimension: 'channel', values: ['shop'] }] })
    expect(total.customers).toBe(1)
  })

  it('refuses what does not part customers', async () => {
    await expect(ask({ by: 'channel' })).rejects.toThrow(/by: channel — one of tier, /)
    await expect(ask({ by: 'shoe' })).rejects.toThrow('by: shoe')
  })
})
