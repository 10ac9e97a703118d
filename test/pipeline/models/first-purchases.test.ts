import { expect, it } from 'vitest'
import { askWarehouse, type TinySources } from '../../support/warehouse.ts'

const line = (ordered_at: string, of: Record<string, string | number | null>) => ({
  ...{ ordered_at, order_id: ordered_at, customer_id: 'a', product_id: 'bread', channel: 'store' },
  ...{ region_id: 'N', amount: 10, ...of }
})

const sources: TinySources = {
  sales: [
    // Given back before anything was bought.
    line('2026-01-05', { amount: -10, quantity: -1 }),
    line('2026-03-05', {}),
    line('2026-02-05', {}),
    line('2026-01-20', { channel: 'online' }),
    line('2026-04-01', { product_id: 'saw' }),
    line('2026-04-02', { product_id: 'saw', region_id: 'S' }),
    line('2026-01-02', { customer_id: null }),
    line('2026-05-01', { customer_id: 'b', product_id: 'unheard of', channel: null })
  ],
  products: [
    { product_id: 'bread', category: 'food' },
    { product_id: 'saw', category: 'tools' }
  ]
}

const firstsIn = async (table: string, columns: string) => {
  const rows = await askWarehouse(
    sources,
    `select customer_id, ${columns}, regions.region_id, cast(first_on as varchar) as first_on
     from marts.${table}
     inner join marts.customers using (customer_key)
     inner join marts.regions using (region_key)
     order by all`
  )
  return rows.map((row) => Object.values(row))
}

it('finds the first purchases of customers in each channel and region', async () => {
  expect(await firstsIn('first_purchases', 'channel')).toEqual([
    ['a', 'online', 'N', '2026-01-20'],
    ['a', 'store', 'N', '2026-02-05'],
    ['a', 'store', 'S', '2026-04-02'],
    ['b', null, 'N', '2026-05-01']
  ])
})

it('finds them of each category, too', async () => {
  expect(await firstsIn('category_first_purchases', 'category, channel')).toEqual([
    ['a', 'food', 'online', 'N', '2026-01-20'],
    ['a', 'food', 'store', 'N', '2026-02-05'],
    ['a', 'tools', 'store', 'N', '2026-04-01'],
    ['a', 'tools', 'store', 'S', '2026-04-02'],
    ['b', null, null, 'N', '2026-05-01']
  ])
})
