import type { Row, TinySources } from '../support/warehouse.ts'

/** The areas, with the city of each and how much they weigh. */
const areas = [
  { area: '华东', city: '上海', weight: 5 },
  { area: '华南', city: '广州', weight: 3 },
  { area: '东北', city: '沈阳', weight: 2 }
]

const products = [
  { product: 'paper', category: '办公耗材', weight: 4 },
  { product: 'soap', category: '清洁用品', weight: 3 },
  { product: 'tea', category: '饮品茶点', weight: 1 }
]

const months = Array.from({ length: 30 }, (_, index) => {
  const month = 4 + index
  return `${2024 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
})

/**
 * Thirty months of a company, May 2024 to October 2026: each area sells each product once a month, through its
 * channel, to a customer of its own; every month a little more, but for the North-East, which sells less in the
 * second half. One sale of each month is returned by a tenth. What the East sells has a known cost.
 */
export const reviewShop: TinySources = {
  sales: months.flatMap((month, index) => salesOf(month, index)),
  products: products.map(({ product, category }) => ({
    product_id: product,
    product_name: product,
    category
  })),
  regions: areas.flatMap(({ area, city }) => [
    { region_id: area, region_name: area },
    { region_id: city, region_name: city, parent_id: area }
  ]),
  customers: areas.flatMap(({ area, city }) =>
    products.map(({ product }) => ({
      customer_id: `${area} ${product}`,
      customer_name: `${area}${product}`,
      region_id: city
    }))
  ),
  targets: months.flatMap((month) => [
    { kpi: 'net-sales', month: `${month}-01`, value: 9_000_000 },
    { kpi: 'return-rate', month: `${month}-01`, value: 0.01 }
  ]),
  settings: {
    company: '示例公司',
    as_of: '2026-10-31',
    complete_through: '2026-10-31',
    materiality_rate: 0.02,
    minimum_n: 10,
    churn_window_days: 70,
    tier_strategic_minimum: 30_000_000,
    tier_key_minimum: 10_000_000
  },
  regionLevels: [
    { name: 'area', label_zh: '区域', label_en: 'Area' },
    { name: 'city', label_zh: '城市', label_en: 'City' }
  ],
  rejects: [
    {
      source: 'sales',
      file_id: 1,
      path: 'sales.csv',
      record: 7,
      column_name: 'ordered_at',
      value: '2026-02-30',
      reason: 'not a date, or no such day',
      raw_row: '2026-02-30,…'
    }
  ],
  sourceFiles: [
    {
      file_id: 1,
      source: 'sales',
      path: 'sales.csv',
      bytes: 41_230,
      detected: '{}',
      rows_in: 303,
      rows_kept: 300,
      rows_rejected: 1,
      rows_duplicate: 2
    }
  ]
}

function salesOf(month: string, index: number): Row[] {
  const orders = areas.flatMap(({ area, city, weight }) =>
    products.map((each) => {
      const isShrinking = area === '东北' && index >= 15
      const growth = 1 + index * 0.02
      return {
        ordered_at: `${month}-0${weight}`,
        order_id: `${month} ${area} ${each.product}`,
        customer_id: `${area} ${each.product}`,
        product_id: each.product,
        region_id: city,
        channel: area === '华东' ? '直销' : '电商',
        quantity: weight * each.weight,
        amount: Math.round(weight * each.weight * 60_000 * growth * (isShrinking ? 0.6 : 1)),
        ...(area === '华东' && { cost: weight * each.weight * 36_000 })
      }
    })
  )
  const [first] = orders
  if (first === undefined) return orders
  const { cost: _cost, ...returned } = first
  return [...orders, { ...returned, ordered_at: `${month}-20`, quantity: -1, amount: -first.amount / 10 }]
}

/** The same shop, where every month somebody new buys once and never again. */
export const visitedShop: TinySources = {
  ...reviewShop,
  sales: [
    ...reviewShop.sales,
    ...months.map((month) => ({
      ordered_at: `${month}-12`,
      order_id: `${month} guest`,
      customer_id: `guest of ${month}`,
      product_id: 'tea',
      region_id: '上海',
      channel: '直销',
      quantity: 1,
      amount: 6_000
    }))
  ]
}
