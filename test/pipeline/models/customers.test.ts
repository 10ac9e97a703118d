import { describe, expect, it } from 'vitest'
import { readRows, tinyWarehouse } from '../../support/warehouse.ts'

describe('customers', () => {
  it('are all that the source or a sale names, with their first and last purchase', async () => {
    const { connection, close } = await tinyWarehouse({
      sales: [
        { ordered_at: '2026-01-05', customer_id: 'b', quantity: -1, unit_price: 5 },
        { ordered_at: '2026-02-05', customer_id: 'b', unit_price: 5 },
        { ordered_at: '2026-03-05', customer_id: 'b', unit_price: 5 },
        { ordered_at: '2026-04-05', customer_id: 'b', unit_price: 0 },
        { ordered_at: '2026-04-05', unit_price: 7 }
      ],
      customers: [{ customer_id: 'a', customer_name: '甲', attribute_age_band: '30–39' }],
      attributes: [{ source: 'customers', name: 'age_band' }]
    })
    expect(
      await readRows(
        connection,
        `select customer_key, customer_id, customer_name, attribute_age_band, in_customers_source,
           cast(first_order_on as varchar) as first_order_on, cast(last_order_on as varchar) as last_order_on
         from marts.customers order by customer_key`
      )
    ).toEqual([
      {
        customer_key: 1,
        customer_id: 'a',
        customer_name: '甲',
        attribute_age_band: '30–39',
        in_customers_source: true,
        first_order_on: null,
        last_order_on: null
      },
      {
        customer_key: 2,
        customer_id: 'b',
        customer_name: null,
        attribute_age_band: null,
        in_customers_source: false,
        first_order_on: '2026-02-05',
        last_order_on: '2026-03-05'
      }
    ])
    close()
  })
})

describe('home region', () => {
  const sale = (customer_id: string, ordered_at: string, region_id: string, amount: number) => ({
    customer_id,
    ordered_at,
    region_id,
    amount
  })

  it('is given, else where most net sales of the trailing 12 months lie, the latest of equals', async () => {
    const { connection, close } = await tinyWarehouse({
      sales: [
        sale('given', '2026-03-01', 'north', 100),
        sale('most', '2026-02-01', 'north', 60),
        sale('most', '2026-03-01', 'south', 100),
        sale('most', '2026-03-02', 'north', 50),
        { ...sale('returned', '2026-03-01', 'north', -90), quantity: -1 },
        sale('returned', '2026-02-01', 'north', 100),
        sale('returned', '2026-02-01', 'south', 50),
        sale('equal', '2026-02-01', 'north', 50),
        sale('equal', '2026-03-01', 'south', 50),
        // Twelve months end with as_of: its day a year ago is just outside, the next one inside.
        sale('boundary', '2025-03-31', 'north', 900),
        sale('boundary', '2025-04-01', 'south', 1),
        sale('long ago', '2025-03-31', 'north', 900)
      ],
      customers: [{ customer_id: 'given', region_id: 'west' }],
      settings: { as_of: '2026-03-31' }
    })
    const homes = await readRows(
      connection,
      `select customers.customer_id, regions.region_id from marts.customers as customers
       left join marts.regions as regions on regions.region_key = customers.home_region_key`
    )
    expect(Object.fromEntries(homes.map((row) => [row['customer_id'], row['region_id']]))).toEqual({
      given: 'west',
      most: 'north',
      returned: 'south',
      equal: 'south',
      boundary: 'south',
      'long ago': null
    })
    close()
  })
})

describe('products', () => {
  it('unknown to the source go by their id', async () => {
    const { connection, close } = await tinyWarehouse({
      sales: [
        { ordered_at: '2026-01-05', product_id: 'x', amount: 1 },
        { ordered_at: '2026-01-05', product_id: 'p', amount: 1 }
      ],
      products: [
        {
          product_id: 'p',
          product_name: '茶',
          category: '饮料',
          launched_on: '2025-01-01',
          attribute_brand: '龙'
        }
      ],
      attributes: [{ source: 'products', name: 'brand' }]
    })
    expect(
      await readRows(
        connection,
        `select product_key, product_id, product_name, category, attribute_brand, in_products_source
         from marts.products order by product_key`
      )
    ).toEqual([
      {
        product_key: 1,
        product_id: 'p',
        product_name: '茶',
        category: '饮料',
        attribute_brand: '龙',
        in_products_source: true
      },
      {
        product_key: 2,
        product_id: 'x',
        product_name: 'x',
        category: null,
        attribute_brand: null,
        in_products_source: false
      }
    ])
    close()
  })
})
