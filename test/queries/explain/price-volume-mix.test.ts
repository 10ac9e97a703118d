import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { queryExplain, type ExplainRequest } from '../../../queries/index.ts'
import { tinyWarehouse, type Row, type TinyWarehouse } from '../../support/warehouse.ts'
import { askBridge, barsOf, expectExact, rowsOf } from './bridges.ts'

const line = (ordered_at: string, product_id: string | null, quantity: number, amount: number): Row => ({
  ordered_at,
  customer_id: 'Li',
  product_id,
  quantity,
  amount
})

const settings = { as_of: '2026-10-31', complete_through: '2026-10-31' }

/** Prices 10, 15, 20 and then 11, 15, 23; units 1000, 800, 500 and then 1000, 700, 800 (METRICS.md). */
const published: readonly Row[] = [
  line('2026-09-05', 'A', 400, 4000),
  line('2026-09-06', 'A', 600, 6000),
  line('2026-09-07', 'B', 800, 12_000),
  line('2026-09-08', 'C', 500, 10_000),
  line('2026-10-05', 'A', 1000, 11_000),
  line('2026-10-06', 'B', 700, 10_500),
  line('2026-10-07', 'C', 800, 18_400)
]

/** What is not sold in both periods, or not sold at all, beside it. */
const besides: readonly Row[] = [
  line('2026-09-10', 'gone', 5, 50),
  line('2026-10-10', 'came', 4, 60),
  line('2026-09-11', 'A', -2, -20),
  line('2026-10-11', 'A', -10, -110),
  line('2026-10-12', 'gone', -1, -10),
  line('2026-09-12', 'B', 1, 0),
  line('2026-10-13', 'B', 0, -3.5),
  line('2026-10-14', null, 3, 9),
  line('2026-10-15', 'fee', 0, 7),
  line('2026-09-15', 'fee', 0, 5)
]

const products: readonly Row[] = [
  { product_id: 'A', category: 'Drinks', subcategory: 'Tea', attribute_brand: 'own' },
  { product_id: 'B', category: 'Drinks', subcategory: 'Milk' },
  { product_id: 'C', category: 'Office', subcategory: 'Pens' },
  { product_id: 'gone', category: 'Drinks', subcategory: 'Milk' },
  { product_id: 'came', category: 'Office', subcategory: 'Pens' },
  { product_id: 'fee', category: null, subcategory: null }
]

let pin: TinyWarehouse
let shop: TinyWarehouse
beforeAll(async () => {
  pin = await tinyWarehouse({ sales: published, settings })
  shop = await tinyWarehouse({
    sales: [...published, ...besides],
    products,
    attributes: [{ source: 'products', name: 'brand' }],
    settings
  })
})
afterAll(() => {
  pin.close()
  shop.close()
})

const ask = (request: Partial<ExplainRequest> = {}) => askBridge(shop.connection, 'price-volume-mix', request)

describe('price, volume and mix', () => {
  it('is as published', async () => {
    for (const kpi of ['net-sales', 'gross-sales'] as const) {
      const bridge = await askBridge(pin.connection, 'price-volume-mix', { kpi })
      expect(barsOf(bridge)).toEqual({ volume: 2782.6087, mix: 1717.3913, price: 3400 })
      expectExact(bridge, 7900)
    }
  })

  it('works on each product, and leaves nothing of its change', async () => {
    // Of A, 200 more units in all: 200 × 1000/2300 × 10. Its share fell from 1000/2300 to 1000/2500, 86.96 units, at a
    // price 3.91 below the average of 13.91: mix gains 340.26, and A lost 86.96 × 13.91 to the others.
    const bridge = await askBridge(pin.connection, 'price-volume-mix', {})
    expect(bridge.by).toBe('product')
    expect(rowsOf(bridge)).toEqual({
      A: { volume: 869.5652, mix: 340.2647, 'share-shift': -1209.8299, price: 1000 },
      B: { volume: 1043.4783, mix: -184.3101, 'share-shift': -2359.1682 },
      C: { volume: 869.5652, mix: 1561.4367, 'share-shift': 3568.9981, price: 2400 }
    })
    expect(bridge.rows.map(({ key, value, previous, change }) => [key, value, previous, change])).toEqual([
      ['C', 18_400, 10_000, 8400],
      ['B', 10_500, 12_000, -1500],
      ['A', 11_000, 10_000, 1000]
    ])
    expect(bridge.bars.slice(0, 3).map(({ members }) => members)).toEqual([3, 3, 3])
  })

  it('has bars of their own for what came, went, was returned and adjusted', async () => {
    const bridge = await ask({ language: 'en' })
    expect(bridge.by).toBe('category')
    expect(bridge.bars.map(({ effect, label, change, members }) => [effect, label, change, members])).toEqual(
      [
        ['volume', 'Volume', 2782.6087, 3],
        ['mix', 'Mix', 1717.3913, 3],
        ['price', 'Price', 3402, 4],
        // 60 of the one that came, and 9 of lines that name no product.
        ['new-products', 'New products', 69, 2],
        ['discontinued', 'Discontinued', -50, 1],
        ['returns', 'Returns', -100, 2],
        ['adjustments', 'Adjustments', -3.5, 1]
      ]
    )
    expectExact(bridge, 7817.5)
    expect(rowsOf(await ask({ by: 'product' }))).toMatchObject({
      fee: { price: 2 },
      gone: { discontinued: -50, returns: -10 },
      came: { 'new-products': 60 },
      '': { 'new-products': 9 }
    })
    const labels = (await ask({ language: 'zh-CN' })).bars.map(({ label }) => label)
    expect(labels).toEqual(['销量', '结构', '价格', '新品', '停售', '退货', '调整'])
  })

  it('has neither returns nor adjustments in gross sales', async () => {
    const bridge = await ask({ kpi: 'gross-sales', by: 'product' })
    expect(bridge.bars.map(({ effect }) => effect)).toEqual([
      'volume',
      'mix',
      'price',
      'new-products',
      'discontinued'
    ])
    expectExact(bridge, 7921)
  })

  it('adds products up in their parents, and never works these out anew', async () => {
    const products = await ask({ by: 'product' })
    const categories = await ask({ by: 'category' })
    const subcategories = await ask({ by: 'subcategory' })
    expect(barsOf(subcategories)).toEqual(barsOf(products))
    for (const bridge of [products, categories, subcategories]) expectExact(bridge, 7817.5)
    expect(rowsOf(await ask({ by: 'brand' }))).toMatchObject({
      own: { volume: 869.5652, mix: 340.2647, 'share-shift': -1209.8299, price: 1000, returns: -90 }
    })
    expect(rowsOf(categories)).toMatchObject({
      Drinks: {
        volume: 1913.0435,
        mix: 155.9546,
        'share-shift': -3568.9981,
        price: 1000,
        discontinued: -50,
        returns: -100
      },
      '': { price: 2, 'new-products': 9 }
    })
  })

  it('shows what lies behind a bar', async () => {
    const returns = await ask({ by: 'product', effect: 'returns' })
    expect(returns.rows.map(({ key, value, previous, change }) => [key, value, previous, change])).toEqual([
      ['A', -110, -20, -90],
      ['gone', -10, 0, -10]
    ])
    const volume = await ask({ effect: 'volume' })
    expect(volume.rows.map(({ key, value, previous, change }) => [key, value, previous, change])).toEqual([
      ['Drinks', 21_500, 22_000, 1913.0435],
      ['Office', 18_400, 10_000, 869.5652]
    ])
  })

  it('stays within filters', async () => {
    const where = [{ dimension: 'category', values: ['Drinks'] }]
    const bridge = await ask({ by: 'product', where })
    expectExact(bridge, 11_000 - 110 - 3.5 + 10_500 - 10 - (10_000 - 20 + 12_000 + 50))
    // 100 units fewer of 1800, in the shares of before; a bar is the sum of what is rounded product by product.
    expect(rowsOf(bridge)).toMatchObject({ A: { volume: -555.5556 }, B: { volume: -666.6667 } })
    expect(bridge.bars[0]?.change).toBe(-1222.2223)
  })

  it('is of products alone', async () => {
    const asked = queryExplain(shop.connection, {
      kpi: 'net-sales',
      period: { month: '2026-10' },
      scope: {},
      bridge: 'price-volume-mix',
      by: 'region'
    })
    await expect(asked).rejects.toThrow(
      'by: region — net-sales, price-volume-mix: one of category, subcategory, product, brand'
    )
  })

  it('knows no units in a period without sales', async () => {
    const none = { period: { month: '2026-10' }, compare: '2026-09-01..2026-09-02' }
    expect(barsOf(await askBridge(pin.connection, 'price-volume-mix', none))).toEqual({
      'new-products': 39_900
    })
  })
})
