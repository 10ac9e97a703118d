import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { queryKpi, type KpiRequest } from '../../queries/index.ts'
import { tinyWarehouse, type TinyWarehouse } from '../support/warehouse.ts'
import { littleShop } from './little-shop.ts'

let shop: TinyWarehouse
let underWay: TinyWarehouse

beforeAll(async () => {
  shop = await tinyWarehouse(littleShop)
  // Of October 2025, 30 of 100 fell on the first ten days; this October is ten days old.
  underWay = await tinyWarehouse({
    sales: [
      { ordered_at: '2025-10-05', customer_id: 'Li', amount: 30, channel: 'online' },
      { ordered_at: '2025-10-11', customer_id: 'Wu', amount: 70, channel: 'online' },
      { ordered_at: '2026-09-30', customer_id: 'Li', amount: 500, channel: 'store' },
      { ordered_at: '2026-10-10', customer_id: 'Li', amount: 400, channel: 'online' }
    ],
    products: [{ product_id: 'tea', category: 'Drinks' }],
    targets: [
      { kpi: 'net-sales', month: '2026-09-01', value: 600 },
      { kpi: 'net-sales', month: '2026-10-01', value: 1000 },
      { kpi: 'net-sales', month: '2026-11-01', value: 9000 },
      { kpi: 'net-sales', month: '2026-12-01', value: 9000 },
      { kpi: 'return-rate', month: '2026-10-01', value: 0.02 },
      { kpi: 'orders', month: '2026-10-01', value: 10 },
      { kpi: 'active-customers', month: '2026-10-01', value: 8 }
    ],
    settings: { as_of: '2026-10-10', complete_through: '2026-09-30' }
  })
})

afterAll(() => {
  shop.close()
  underWay.close()
})

const ask = (warehouse: TinyWarehouse, request: Partial<KpiRequest>) =>
  queryKpi(warehouse.connection, {
    kpi: 'net-sales',
    period: { month: '2026-10' },
    scope: {},
    compare: 'target',
    ...request
  })

describe('a target of a whole month', () => {
  it('is the one set for the company', async () => {
    expect(await ask(shop, {})).toMatchObject({
      comparison: { kind: 'target', from: '2026-10-01', to: '2026-10-31', same_days: false },
      total: { value: 245, previous: 200, change: 45, change_rate: 45 / 200 }
    })
    expect((await ask(shop, { kpi: 'return-rate' })).total).toMatchObject({ value: 15 / 260, previous: 0.05 })
    expect((await ask(shop, { kpi: 'active-customers' })).total).toMatchObject({ previous: 4, change: -1 })
    expect((await ask(shop, { kpi: 'units' })).total).toMatchObject({ previous: null, change: null })
  })

  it('is by member where it is set by the dimension asked for', async () => {
    const { rows, total } = await ask(shop, { by: 'area' })
    expect(rows.map(({ key, previous, change }) => [key, previous, change])).toEqual([
      ['E', 180.5, 29.5],
      ['W', 20, 5],
      ['', null, null]
    ])
    expect(total.previous).toBe(200)
    const cities = await ask(shop, { by: 'city' })
    expect(cities.rows.map(({ key, previous }) => [key, previous])).toEqual([
      ['E1', 150],
      ['W1', null],
      ['', null]
    ])
    expect((await ask(shop, { by: 'channel' })).rows.map(({ previous }) => previous)).toEqual([
      null,
      null,
      null
    ])
  })

  it('finds the members of a dimension that groups by key', async () => {
    const { rows } = await ask(shop, { by: 'region' })
    expect(rows.map(({ key, value, previous }) => [key, value, previous])).toEqual([
      ['E1', 210, 150],
      ['W1', 25, null],
      ['', 10, null]
    ])
  })

  it('follows a filter by the dimension that it is set for', async () => {
    const area = (values: string[]) => ({ where: [{ dimension: 'area', values }] })
    expect((await ask(shop, area(['E']))).total.previous).toBe(180.5)
    expect((await ask(shop, area(['E', 'W']))).total.previous).toBe(200.5)
    expect((await ask(shop, area(['E', '']))).total.previous).toBeNull()
    expect(
      (await ask(shop, { where: [{ dimension: 'channel', values: ['online'] }] })).total.previous
    ).toBeNull()
    expect((await ask(shop, { ...area(['E']), by: 'channel' })).rows[0]?.previous).toBeNull()
  })

  it('is the company’s: a viewer who sees a part has none', async () => {
    expect((await ask(shop, { scope: { owners: ['ann'] } })).total.previous).toBeNull()
    expect((await ask(shop, { scope: { regions: ['E'] }, by: 'area' })).rows[0]?.previous).toBeNull()
  })

  it('is the sum over several months where months add up, and needs every one of them', async () => {
    const both = { from: '2026-09-01', to: '2026-10-31' }
    expect((await ask(shop, { period: both })).total.previous).toBe(300)
    expect((await ask(shop, { period: both, kpi: 'return-rate' })).total.previous).toBeNull()
    expect((await ask(underWay, { period: { quarter: '2026-Q3' } })).total.previous).toBeNull()
  })
})

describe('a target of a month under way', () => {
  it('is prorated by last year’s share of the same days', async () => {
    expect(await ask(underWay, {})).toMatchObject({
      comparison: { kind: 'target', same_days: true },
      total: { value: 400, previous: 300, change: 100 }
    })
    expect((await ask(underWay, { kpi: 'orders' })).total.previous).toBe(5)
    expect((await ask(underWay, { kpi: 'active-customers' })).total.previous).toBe(4)
  })

  it('holds as it is for a rate', async () => {
    expect((await ask(underWay, { kpi: 'return-rate' })).total.previous).toBe(0.02)
  })

  it('counts whole months whole and months to come not at all', async () => {
    expect((await ask(underWay, { period: { quarter: '2026-Q4' } })).total.previous).toBe(300)
  })

  it('is unknown without last year', async () => {
    const { connection, close } = await tinyWarehouse({
      sales: [{ ordered_at: '2026-10-05', amount: 30 }],
      targets: [{ kpi: 'net-sales', month: '2026-10-01', value: 1000 }],
      settings: { as_of: '2026-10-10', complete_through: '2026-09-30' }
    })
    const { total } = await ask({ connection, close, steps: [] }, {})
    close()
    expect(total).toMatchObject({ value: 30, previous: null })
  })
})
