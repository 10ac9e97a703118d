import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { queryExplain, queryKpi, type Bridge, type ExplainRequest } from '../../../queries/index.ts'
import { tinyWarehouse, type Row, type TinyWarehouse } from '../../support/warehouse.ts'
import { askBridge } from './bridges.ts'

const line = (ordered_at: string, product_id: string, customer_id: string, amount: number): Row => ({
  ordered_at,
  product_id,
  customer_id,
  amount,
  quantity: Math.sign(amount),
  cost: product_id === 'car' ? null : amount * (product_id === 'tea' ? 0.5 : 0.75)
})

/**
 * Returned of gross sales by category:
 *
 *            Drinks         Office         Toys        Old
 * September  10 of 100      30 of 100      –           –         40 of 200
 * October    60 of 300      20 of 100      50 of 100   5 of 0    135 of 500
 */
const sales: readonly Row[] = [
  line('2026-09-05', 'tea', 'Li', 100),
  line('2026-09-06', 'tea', 'Li', -10),
  line('2026-09-07', 'pen', 'Wu', 100),
  line('2026-09-08', 'pen', 'Wu', -30),
  line('2026-10-05', 'tea', 'Li', 300),
  line('2026-10-06', 'tea', 'Wu', -60),
  line('2026-10-07', 'pen', 'He', 100),
  line('2026-10-08', 'pen', 'Wu', -20),
  line('2026-10-09', 'car', 'He', 100),
  line('2026-10-10', 'car', 'He', -50),
  line('2026-10-11', 'old', 'Wu', -5)
]

let shop: TinyWarehouse
beforeAll(async () => {
  shop = await tinyWarehouse({
    sales,
    products: [
      { product_id: 'tea', category: 'Drinks' },
      { product_id: 'pen', category: 'Office' },
      { product_id: 'car', category: 'Toys' },
      { product_id: 'old', category: 'Old' }
    ],
    customers: [
      { customer_id: 'Li', industry: 'tea' },
      { customer_id: 'Wu', industry: 'steel' },
      { customer_id: 'He', industry: 'steel' }
    ],
    settings: { as_of: '2026-10-31', complete_through: '2026-10-31' }
  })
})
afterAll(() => shop.close())

const ask = (request: Partial<ExplainRequest> = {}) =>
  askBridge(shop.connection, 'mix-rate', { kpi: 'return-rate', ...request })

const total = (changes: readonly { readonly change: number }[]) =>
  changes.reduce((sum, { change }) => sum + change, 0)

describe('mix and rate', () => {
  it('are as worked out by hand', async () => {
    const bridge = await ask({
      where: [{ dimension: 'category', values: ['Drinks', 'Office'] }],
      language: 'en'
    })
    expect(bridge.by).toBe('category')
    // Shares .5 and .5, then .75 and .25; rates .1 and .3, then .2 and .2; both times .2 on the whole.
    const near = (change: number) => expect.closeTo(change, 12) as unknown
    expect(bridge.bars).toEqual([
      { effect: 'mix', label: 'Mix effect', change: near(-0.025), members: 2 },
      { effect: 'rate', label: 'Rate effect', change: near(0.025), members: 2 }
    ])
    expect(bridge.rows).toEqual([
      {
        key: 'Drinks',
        label: 'Drinks',
        value: 0.2,
        previous: 0.1,
        change: near(0.05),
        effects: { mix: near(0.25 * (0.15 - 0.2)), rate: near(0.625 * 0.1) }
      },
      {
        key: 'Office',
        label: 'Office',
        value: 0.2,
        previous: 0.3,
        change: near(-0.05),
        effects: { mix: near(-0.25 * (0.25 - 0.2)), rate: near(0.375 * -0.1) }
      }
    ])
  })

  it('give what is there in one period only to mix, and leave nothing over', async () => {
    const { bars, rows } = await ask()
    const byKey = Object.fromEntries(rows.map((row) => [row.key, row]))
    const mean = (0.2 + 0.27) / 2
    expect(byKey['Toys']).toMatchObject({ value: 0.5, previous: null })
    expect(byKey['Toys']?.effects['rate']).toBe(0)
    expect(byKey['Toys']?.effects['mix']).toBeCloseTo(0.2 * (0.5 - mean), 12)
    // Nothing sold, so no weight; and yet 5 of the 135 returned.
    expect(byKey['Old']).toMatchObject({ value: null, previous: null })
    expect(byKey['Old']?.effects['mix']).toBeCloseTo(5 / 500, 12)
    expect(bars.map(({ members }) => members)).toEqual([4, 2])
    expect(total(bars)).toBeCloseTo(0.27 - 0.2, 12)
    expect(total(rows)).toBeCloseTo(0.27 - 0.2, 12)
  })

  it('sum up what lies beyond the limit, and what lies behind a bar', async () => {
    const { rows, other } = await ask({ limit: 1 })
    expect(other).toMatchObject({ key: 'other', members: 3 })
    expect(total(rows) + (other?.change ?? 0)).toBeCloseTo(0.07, 12)
    // Drinks come last, with .6 − .5 of the weight: what is left is 75 of 200 against 30 of 100.
    const others = await ask({ limit: 1, by: 'product', effect: 'rate' })
    expect(Object.keys(others.rows[0]?.effects ?? {})).toEqual(['mix', 'rate'])
    expect(total(others.rows) + (others.other?.change ?? 0)).toBeCloseTo(others.bars[1]?.change ?? 0, 12)
  })

  it('have no bridge where a period has no ratio', async () => {
    const answer = await queryExplain(shop.connection, {
      kpi: 'return-rate',
      period: { from: '2026-10-01', to: '2026-10-31' },
      compare: '2026-09-01..2026-09-02',
      scope: {}
    })
    expect(answer).toMatchObject({ value: 0.27, previous: null, change: null, bridges: [] })
  })
})

describe('mix and rate of every ratio', () => {
  const ratios = [
    'return-rate',
    'gross-margin',
    'cost-coverage',
    'average-order-value',
    'repurchase-rate',
    'purchase-frequency',
    'retention-rate',
    'churn-rate',
    'reactivation-rate'
  ] as const

  it.each(ratios)('%s: sum to the change that the KPI has', async (kpi) => {
    for (const by of [undefined, 'industry', 'customer']) {
      const request = { kpi, period: { month: '2026-10' }, scope: {} } as const
      const { total: whole } = await queryKpi(shop.connection, { ...request, compare: 'previous' })
      const answer = await queryExplain(shop.connection, { ...request, ...(by ? { by } : {}) })
      expect(answer).toMatchObject({ value: whole.value, previous: whole.previous, change: whole.change })
      const bridges: readonly Bridge[] = answer.bridges
      expect(bridges.map(({ name }) => name)).toEqual(whole.change === null ? [] : ['mix-rate'])
      for (const { bars, rows } of bridges) {
        expect(total(bars)).toBeCloseTo(whole.change ?? 0, 9)
        expect(total(rows)).toBeCloseTo(whole.change ?? 0, 9)
      }
    }
  })

  it('of customers and orders are split by what customers are', async () => {
    const ofOrders = await ask({ kpi: 'average-order-value' })
    expect(ofOrders.by).toBe('tier')
    await expect(ask({ kpi: 'average-order-value', by: 'category' })).rejects.toThrow(
      'by: category — average-order-value, mix-rate: one of tier, segment, stage, customer, industry'
    )
  })
})
