import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { queryChurn, queryKpi, type Filter } from '../../../queries/index.ts'
import { tinyWarehouse, type TinyWarehouse } from '../../support/warehouse.ts'
import { cohortShop } from './cohort-shop.ts'

let shop: TinyWarehouse
beforeAll(async () => {
  shop = await tinyWarehouse(cohortShop)
})
afterAll(() => shop.close())

describe('queryChurn', () => {
  it.each<{ name: string; where: Filter[] }>([
    { name: 'everybody', where: [] },
    { name: 'customers of the fair', where: [{ dimension: 'acquisition_channel', values: ['fair'] }] },
    { name: 'customers of a tier', where: [{ dimension: 'tier', values: ['strategic', 'lapsed'] }] },
    { name: 'purchases in the shop', where: [{ dimension: 'channel', values: ['shop'] }] }
  ])('has the figures of the KPIs, of $name', async ({ where }) => {
    const month = '2026-04'
    const { windows } = await queryChurn(shop.connection, { month, where, scope: {} })
    expect(windows.map(({ definition }) => definition)).toEqual(['configured-window', 'proposed-window'])
    for (const { definition, days, value, churned, base, later } of windows) {
      const of = (kpi: 'churn-rate' | 'reactivation-rate', its: string) =>
        queryKpi(shop.connection, { kpi, definition, period: { month: its }, where, scope: {} })
      const { total, churn_window_days } = await of('churn-rate', month)
      expect({ days, value, numerator: churned, denominator: base }).toEqual({
        days: churn_window_days,
        value: total.value,
        numerator: total.numerator,
        denominator: total.denominator
      })
      const [january, october] = later
      const { total: back } = await of('reactivation-rate', '2026-01')
      expect(january).toEqual({
        month: '2026-01',
        value: back.value,
        back: back.numerator,
        of: back.denominator
      })
      // Nothing is known of so long ago.
      expect(october).toEqual({ month: '2025-10', value: null, back: 0, of: 0 })
    }
  })

  it('refuses a month that the build does not hold', async () => {
    await expect(queryChurn(shop.connection, { month: '2020-01', scope: {} })).rejects.toThrow(
      /month: 2020-01 — this build holds/
    )
  })
})
