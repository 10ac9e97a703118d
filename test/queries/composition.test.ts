import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { queryComposition, type CompositionRequest } from '../../queries/index.ts'
import { tinyWarehouse, type TinyWarehouse } from '../support/warehouse.ts'
import { littleShop } from './little-shop.ts'

let shop: TinyWarehouse

beforeAll(async () => {
  shop = await tinyWarehouse(littleShop)
})

afterAll(() => shop.close())

const compose = (request: Partial<CompositionRequest>) =>
  queryComposition(shop.connection, {
    kpi: 'net-sales',
    by: 'area',
    period: { month: '2026-10' },
    compare: 'previous',
    scope: {},
    ...request
  })

describe('queryComposition', () => {
  it('gives share, change of share in points, and contribution to growth', async () => {
    const { rows, total, by, negative_parts } = await compose({})
    expect(by).toBe('area')
    expect(rows.map(({ key, value, share, previous_share }) => [key, value, share, previous_share])).toEqual([
      ['E', 210, 210 / 245, 100 / 150],
      ['W', 25, 25 / 245, 50 / 150],
      ['', 10, 10 / 245, 0]
    ])
    expect(rows[0]?.share_change_points).toBeCloseTo(19.0476, 4)
    expect(rows.map(({ contribution }) => contribution)).toEqual([110 / 150, -25 / 150, 10 / 150])
    expect(total).toMatchObject({
      share: 1,
      previous_share: 1,
      share_change_points: 0,
      contribution: 95 / 150
    })
    expect(negative_parts).toBeNull()
  })

  it('flags parts below zero and counts those beyond the limit too', async () => {
    const period = { from: '2026-10-05', to: '2026-10-31' }
    const { rows, other, negative_parts } = await compose({ by: 'customer', period, limit: 1 })
    expect(rows.map(({ key, negative }) => [key, negative])).toEqual([['', false]])
    expect(other).toMatchObject({ members: 3, value: -15, negative: true })
    expect(negative_parts).toEqual({ members: 1, value: -15 })
  })

  it('has no shares where distinct counts do not add up, nor for rates', async () => {
    for (const request of [
      { kpi: 'orders', by: 'category' },
      { kpi: 'return-rate', by: 'area' }
    ] as const) {
      const { rows, total } = await compose(request)
      const shares = [total, ...rows].flatMap((row) => [row.share, row.previous_share, row.contribution])
      expect(new Set(shares)).toEqual(new Set([null]))
    }
  })

  it('has shares of customers by what partitions them', async () => {
    const { rows } = await compose({ kpi: 'active-customers', by: 'owner' })
    expect(rows.map(({ key, share, previous_share }) => [key, share, previous_share])).toEqual([
      ['ann', 2 / 3, 1 / 2],
      ['bob', 1 / 3, 1 / 2]
    ])
  })

  it('needs a dimension', async () => {
    await expect(compose({ by: undefined as never })).rejects.toThrow(/^by: not given/)
  })

  it('shows of counts whose parts overlap how many of all they reach', async () => {
    const { rows, total } = await compose({ kpi: 'active-customers', by: 'category' })
    // Li bought in both: two of three customers each.
    expect(rows.map(({ key, value, share, reach }) => [key, value, share, reach])).toEqual([
      ['Drinks', 2, null, 2 / 3],
      ['Office', 2, null, 2 / 3]
    ])
    expect(total).toMatchObject({ value: 3, reach: 1 })
    expect((await compose({})).rows[0]?.reach).toBeNull()
  })
})
