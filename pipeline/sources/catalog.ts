import type { SourceDefinition } from './define-source.ts'
import { customerAliases } from './customer-aliases/customer-aliases.ts'
import { customers } from './customers/customers.ts'
import { products } from './products/products.ts'
import { regions } from './regions/regions.ts'
import { sales } from './sales/sales.ts'
import { targets } from './targets/targets.ts'

/** Every source, in the order they are loaded. */
export const sources = {
  sales,
  products,
  regions,
  customers,
  customer_aliases: customerAliases,
  targets
} satisfies Record<string, SourceDefinition>

export type SourceName = keyof typeof sources
export const sourceNames = Object.keys(sources) as SourceName[]
