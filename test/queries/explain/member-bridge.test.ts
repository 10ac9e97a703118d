import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ExplainRequest } from '../../../queries/index.ts'
import { tinyWarehouse, type TinyWarehouse } from '../../support/warehouse.ts'
import { littleShop } from '../little-shop.ts'
import { askBridge, expectExact, rowsOf } from './bridges.ts'

let shop: TinyWarehouse
/** An order that Li (key) and Wu (regular) share, beside one of each. */
let sharing: TinyWarehouse
beforeAll(async () => {
  shop = await tinyWarehouse(littleShop)
  const customers = [
    { customer_id: 'Li', industry: 'tea' },
    { customer_id: 'Wu', industry: 'steel' }
  ]
  sharing = await tinyWarehouse({
    customers,
    sales: [
      { ordered_at: '2026-09-01', order_id: 'S1', customer_id: 'Li', amount: 10 },
      { ordered_at: '2026-10-01', order_id: 'O1', customer_id: 'Li', amount: 20 },
      { ordered_at: '2026-10-01', order_id: 'O2', customer_id: 'Li', amount: 20 },
      { ordered_at: '2026-10-01', order_id: 'O2', customer_id: 'Wu', amount: 30 },
      { ordered_at: '2026-10-02', order_id: 'O3', customer_id: 'Wu', amount: 30 }
    ],
    settings: { as_of: '2026-10-31', complete_through: '2026-10-31' }
  })
})
afterAll(() => {
  shop.close()
  sharing.close()
})

const ask = (request: Partial<ExplainRequest> = {}) => askBridge(shop.connection, 'members', request)

describe('the bridge of members', () => {
  it('has the members for bars, the coarsest regions unless told otherwise', async () => {
    const bridge = await ask({ language: 'en' })
    expect(bridge.by).toBe('area')
    expect(bridge.bars).toEqual([
      { effect: 'E', label: 'East', change: 110, members: 1 },
      { effect: 'W', label: 'West', change: -25, members: 1 },
      { effect: '', label: '(none)', change: 10, members: 1 }
    ])
    expect(bridge.rows).toEqual([
      { key: 'E', label: 'East', value: 210, previous: 100, change: 110, effects: { E: 110 } },
      { key: 'W', label: 'West', value: 25, previous: 50, change: -25, effects: { W: -25 } },
      { key: '', label: null, value: 10, previous: 0, change: 10, effects: { '': 10 } }
    ])
    expect((await ask()).bars.at(-1)?.label).toBe('（无）')
  })

  it('puts what lies beyond the limit into one bar', async () => {
    const bridge = await ask({ by: 'customer', limit: 1, language: 'en' })
    expect(bridge.bars).toEqual([
      { effect: 'He', label: '何', change: 60, members: 1 },
      { effect: 'other', label: 'Others', change: 35, members: 3 }
    ])
    expect(bridge.other).toMatchObject({ key: 'other', value: 185, previous: 150, effects: { other: 35 } })
    expectExact(bridge, 95)
  })

  it('is exact by every dimension', async () => {
    for (const by of [
      'area',
      'region',
      'product',
      'category',
      'channel',
      'tier',
      'owner',
      'home_area',
      'customer'
    ])
      for (const limit of [1, 100]) expectExact(await ask({ by, limit }), 95)
  })

  it('shows one member where one is asked for, and refuses one that is not there', async () => {
    const bridge = await ask({ effect: 'W' })
    expect(bridge.bars).toHaveLength(3)
    expect(bridge.rows.map(({ key }) => key)).toEqual(['W'])
    expect((await ask({ effect: '' })).rows.map(({ change }) => change)).toEqual([10])
    await expect(ask({ effect: 'N' })).rejects.toThrow('effect: N — one of E, W, ')
  })

  it('counts customers and orders by attributes of customers', async () => {
    const customers = await ask({ kpi: 'active-customers' })
    expect(customers.by).toBe('tier')
    expectExact(customers, 1)
    expect(rowsOf(await ask({ kpi: 'orders', by: 'owner' }))).toEqual({
      ann: { ann: 1 },
      '': { '': 1 },
      bob: {}
    })
    await expect(ask({ kpi: 'orders', by: 'area' })).rejects.toThrow(
      'by: area — orders, members: one of tier, segment, stage, customer, industry, owner, home_area'
    )
  })

  it('says what several members share, so that the bars still make the change', async () => {
    const bridge = await askBridge(sharing.connection, 'members', {
      kpi: 'orders',
      by: 'industry',
      language: 'en'
    })
    // Two orders each and three together: the one of both counts once.
    expect(bridge.bars).toEqual([
      { effect: 'steel', label: 'steel', change: 2, members: 1 },
      { effect: 'tea', label: 'tea', change: 1, members: 1 },
      { effect: 'shared', label: 'Shared by several', change: -1, members: 0 }
    ])
    expectExact(bridge, 2)
  })
})

describe('mix and rate of orders that customers share', () => {
  it('have no residual', async () => {
    const { bars, rows } = await askBridge(sharing.connection, 'mix-rate', {
      kpi: 'average-order-value',
      by: 'industry'
    })
    // 100 ÷ 3 against 10.
    const change = 100 / 3 - 10
    expect(bars.reduce((sum, bar) => sum + bar.change, 0)).toBeCloseTo(change, 10)
    expect(rows.reduce((sum, row) => sum + row.change, 0)).toBeCloseTo(change, 10)
    expect(rows.map(({ key }) => key).sort()).toEqual(['shared', 'steel', 'tea'])
  })
})
