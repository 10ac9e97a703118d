import fc from 'fast-check'
import type { DuckDBConnection } from '@duckdb/node-api'
import { tinyWarehouse, type TinySources } from '../support/warehouse.ts'

const optional = <Value>(values: readonly Value[]) => fc.constantFrom<Value | null>(...values, null)
export const regions = ['N', 'N1', 'N2', 'S', 'S1']
const days = [
  '2025-02-28',
  '2025-03-01',
  '2025-12-31',
  '2026-01-01',
  '2026-01-15',
  '2026-02-28',
  '2026-03-01',
  '2026-03-31'
]

const salesLine = fc.record({
  ordered_at: fc.constantFrom(...days),
  order_id: fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F'),
  customer_id: optional(['c1', 'c2', 'c3', 'c4']),
  product_id: optional(['p1', 'p2', 'p3', 'unheard of']),
  region_id: optional(regions),
  channel: optional(['online', 'store']),
  sales_rep: optional(['rep']),
  quantity: fc.constantFrom(1, 2.5, -1, 3),
  // Cents and hundredths of cents, so that a sum in floating point would show.
  amount: fc.integer({ min: -500_000, max: 99_999_999 }).map((cents) => cents / 10_000),
  kind: optional(['sale', 'return'])
})

const customer = (customer_id: string) =>
  fc.record({
    customer_id: fc.constant(customer_id),
    owner: optional(['ann', 'bob']),
    industry: optional(['tea', 'steel']),
    region_id: optional(regions)
  })

export const sources: fc.Arbitrary<TinySources> = fc.record({
  sales: fc.array(salesLine, { minLength: 1, maxLength: 30 }),
  customers: fc.tuple(customer('c1'), customer('c2'), customer('c3')).map((each) => [...each]),
  products: fc.constant([
    { product_id: 'p1', category: 'Drinks', subcategory: 'Tea' },
    { product_id: 'p2', category: 'Drinks', subcategory: 'Milk' },
    { product_id: 'p3', category: null, subcategory: null }
  ]),
  regions: fc.constant([
    { region_id: 'N', region_name: 'North' },
    { region_id: 'S', region_name: 'South' },
    { region_id: 'N1', region_name: 'Town', parent_id: 'N' },
    { region_id: 'N2', region_name: 'Other', parent_id: 'N' },
    { region_id: 'S1', region_name: 'Town', parent_id: 'S' }
  ]),
  regionLevels: fc.constant([{ name: 'area' }, { name: 'city' }]),
  settings: fc.constant({
    as_of: '2026-03-31',
    complete_through: '2026-03-31',
    tier_strategic_minimum: 5000,
    tier_key_minimum: 500
  })
})

/** Builds one warehouse for each example, of all marts or those named, and closes it, whatever happens. */
export async function inWarehouse(
  content: TinySources,
  check: (connection: DuckDBConnection) => Promise<void>,
  marts?: readonly string[]
) {
  const { connection, close } = await tinyWarehouse(content, { marts })
  try {
    await check(connection)
  } finally {
    close()
  }
}

/** Lets the data begin early enough for every period to lie in them. */
export const anchored = (content: TinySources): TinySources => ({
  ...content,
  sales: [...content.sales, { ordered_at: '2025-01-01', order_id: 'first', amount: 1 }]
})
