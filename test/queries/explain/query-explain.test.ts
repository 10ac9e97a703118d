import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { QueryError, queryExplain, queryKpi, type ExplainRequest } from '../../../queries/index.ts'
import { tinyWarehouse, type TinyWarehouse } from '../../support/warehouse.ts'
import { littleShop } from '../little-shop.ts'

let shop: TinyWarehouse
beforeAll(async () => {
  shop = await tinyWarehouse(littleShop)
})
afterAll(() => shop.close())

const ask = (request: Partial<ExplainRequest> = {}) =>
  queryExplain(shop.connection, { kpi: 'net-sales', period: { month: '2026-10' }, scope: {}, ...request })

const bridgesOf = async (request: Partial<ExplainRequest>) =>
  (await ask(request)).bridges.map(({ name, by }) => `${name} by ${by}`)

describe('queryExplain', () => {
  it('says what it answered', async () => {
    const { bridges, ...answer } = await ask()
    expect(answer).toEqual({
      build: '20261101-000000-abcdef',
      kpi: 'net-sales',
      unit: 'money',
      definition: 'standard',
      period: { from: '2026-10-01', to: '2026-10-31' },
      window: { from: '2026-10-01', to: '2026-10-31' },
      through: '2026-10-31',
      complete: true,
      comparison: {
        kind: 'previous',
        from: '2026-09-01',
        to: '2026-09-30',
        same_days: false,
        window: { from: '2026-09-01', to: '2026-09-30' },
        short_history: false
      },
      value: 245,
      previous: 150,
      change: 95
    })
    expect(bridges).toHaveLength(3)
  })

  it('explains every KPI in all ways that fit it', async () => {
    const sales = ['customers by customer', 'price-volume-mix by category', 'members by area']
    expect(await bridgesOf({})).toEqual(sales)
    expect(await bridgesOf({ kpi: 'gross-sales' })).toEqual(sales)
    expect(await bridgesOf({ kpi: 'units' })).toEqual(['customers by customer', 'members by area'])
    expect(await bridgesOf({ kpi: 'gross-profit' })).toEqual(['customers by customer', 'members by area'])
    expect(await bridgesOf({ kpi: 'active-customers' })).toEqual(['members by tier'])
    expect(await bridgesOf({ kpi: 'orders' })).toEqual(['members by tier'])
    expect(await bridgesOf({ kpi: 'return-rate' })).toEqual(['mix-rate by category'])
    expect(await bridgesOf({ kpi: 'average-order-value' })).toEqual(['mix-rate by tier'])
  })

  it('takes those by a dimension that has one, or that have an effect', async () => {
    expect(await bridgesOf({ by: 'product' })).toEqual([
      'customers by product',
      'price-volume-mix by product',
      'members by product'
    ])
    expect(await bridgesOf({ by: 'city' })).toEqual(['customers by city', 'members by city'])
    expect(await bridgesOf({ effect: 'price' })).toEqual(['price-volume-mix by category'])
    expect(await bridgesOf({ effect: 'churned', by: 'area' })).toEqual(['customers by area'])
    expect(await bridgesOf({ bridge: 'members', effect: 'E' })).toEqual(['members by area'])
  })

  it('changes as the KPI does, under any definition and filter', async () => {
    for (const request of [
      { kpi: 'net-sales', compare: '2026-09' },
      { kpi: 'units', compare: '2026-09-01..2026-09-06' },
      { kpi: 'orders', compare: 'previous', where: [{ dimension: 'channel', values: ['online'] }] },
      { kpi: 'repurchase-rate', compare: 'previous', definition: 'returning' }
    ] as const) {
      const asked = { period: { month: '2026-10' }, scope: {}, ...request }
      const { total, comparison, definition } = await queryKpi(shop.connection, asked)
      const { value, previous, change } = total
      expect(await ask(request)).toMatchObject({ value, previous, change, comparison, definition })
    }
  })

  it('has nothing to take apart where the data begin later', async () => {
    expect(await ask({ compare: 'last-year' })).toMatchObject({ value: 245, previous: null, bridges: [] })
    expect(await ask({ period: { month: '2026-09' } })).toMatchObject({
      previous: null,
      change: null,
      bridges: []
    })
  })

  it('keeps two questions on one connection apart', async () => {
    const [october, september] = await Promise.all([
      ask({ bridge: 'members' }),
      ask({ bridge: 'members', period: { month: '2026-09' }, compare: '2026-10' })
    ])
    expect(october.bridges[0]?.bars.map(({ change }) => change)).toEqual([110, -25, 10])
    expect(september.bridges[0]?.bars.map(({ change }) => change)).toEqual([-110, 25, -10])
  })
})

describe('what cannot be taken apart', () => {
  it.each<[Partial<ExplainRequest>, string]>([
    [
      { compare: 'target' },
      'compare: target — one of previous, last-year, last-year-lunar, or a period such as'
    ],
    [
      { compare: 'trailing-mean' },
      'compare: trailing-mean — one of previous, last-year, last-year-lunar, or a period such as'
    ],
    [{ kpi: 'purchase-interval' }, 'kpi: purchase-interval — a middle cannot be taken apart'],
    [
      { kpi: 'units', bridge: 'price-volume-mix' },
      'bridge: price-volume-mix — units: one of customers, members'
    ],
    [{ kpi: 'churn-rate', bridge: 'customers' }, 'bridge: customers — churn-rate: one of mix-rate'],
    [
      { bridge: 'price-volume-mix', by: 'area' },
      'by: area — net-sales, price-volume-mix: one of category, subcategory, product'
    ],
    [{ by: 'planet' }, 'by: planet — one of tier, '],
    [{ effect: 'magic' }, 'effect: magic — one of new, reactivated, '],
    [{ bridge: 'customers', effect: 'price' }, 'effect: price — one of new, '],
    [{ kpi: 'orders', effect: 'new' }, 'effect: new — '],
    [{ compare: '2031-01' }, 'compare: 2031-01 — this build holds'],
    [{ limit: 0 }, 'limit: 0']
  ])('%j', async (request, message) => {
    const asked = ask(request)
    await expect(asked).rejects.toThrow(QueryError)
    await expect(asked).rejects.toThrow(message)
  })
})
