import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { kpiHistory, type HistoryRequest } from '../../queries/index.ts'
import { tinyWarehouse, type TinyWarehouse } from '../support/warehouse.ts'
import { littleShop } from './little-shop.ts'

let shop: TinyWarehouse

beforeAll(async () => {
  shop = await tinyWarehouse({
    ...littleShop,
    settings: { ...littleShop.settings, as_of: '2026-10-05', complete_through: '2026-09-30' }
  })
})

afterAll(() => shop.close())

const history = (request: Partial<HistoryRequest>) =>
  kpiHistory(shop.connection, { kpi: 'net-sales', month: '2026-10', scope: {}, ...request })

describe('kpiHistory', () => {
  it('gives 13 months, oldest first, unknown before the data', async () => {
    const points = await history({})
    expect(points.map(({ month }) => month)).toEqual([
      '2025-10',
      '2025-11',
      '2025-12',
      ...['01', '02', '03', '04', '05', '06', '07', '08', '09', '10'].map((month) => `2026-${month}`)
    ])
    expect(points.slice(0, 11).every(({ value, complete }) => value === null && !complete)).toBe(true)
    expect(points.slice(11)).toEqual([
      { month: '2026-09', value: 150, complete: true },
      { month: '2026-10', value: 260, complete: false }
    ])
  })

  it('classifies by each month’s own opening, filters and sees as the tile does', async () => {
    const values = async (request: Partial<HistoryRequest>) =>
      (await history({ months: 2, ...request })).map(({ value }) => value)
    expect(await values({ where: [{ dimension: 'tier', values: ['potential'] }] })).toEqual([150, 60])
    expect(await values({ where: [{ dimension: 'tier', values: ['strategic'] }] })).toEqual([0, 150])
    expect(await values({ scope: { owners: ['bob'] } })).toEqual([50, 40])
    expect(await values({ kpi: 'orders' })).toEqual([2, 4])
    expect(
      await values({ kpi: 'active-customers', where: [{ dimension: 'category', values: ['Office'] }] })
    ).toEqual([1, 2])
  })

  it('leaves the rate of a month without sales empty', async () => {
    expect(
      (
        await history({ kpi: 'return-rate', months: 2, where: [{ dimension: 'customer', values: ['He'] }] })
      ).map(({ value }) => value)
    ).toEqual([null, 0])
  })

  it('ends after the data with nothing', async () => {
    expect((await history({ month: '2026-12', months: 2 })).map(({ value }) => value)).toEqual([null, null])
  })
})
