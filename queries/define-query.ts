import { readFileSync } from 'node:fs'
import type { Text } from './language.ts'
import type { PeriodRequest } from './request.ts'

export type Unit = 'money' | 'count' | 'units' | 'rate'

/** The way that is good; `neutral` where neither is. */
export type Direction = 'up' | 'down' | 'neutral'

/** A row of the sales source, as in its file; what is left out is what the source's defaults make of it. */
export interface ExampleLine {
  readonly ordered_at: string
  readonly order_id: string
  readonly customer_id?: string
  readonly quantity?: number
  readonly amount: number
  readonly kind?: 'sale' | 'return'
}

/** Worked by hand, shown beside the definition, and run as a test. */
export interface KpiExample {
  readonly title: Text
  readonly sales: readonly ExampleLine[]
  readonly period: PeriodRequest
  readonly expected: { value: number | null; numerator?: number; denominator?: number }
}

export interface KpiDefinition<Name extends string = string> {
  readonly name: Name
  readonly label: Text
  readonly unit: Unit
  readonly direction: Direction
  /** One sentence, shown wherever the figure is. */
  readonly definition: Text
  readonly formula: Text
  /** Which rows of which source it is made of. */
  readonly source: Text
  /**
   * The view that the SQL reads: `period_sales` sums money and units and may stand on a rollup;
   * `period_orders` has one row for each order with a sale line.
   */
  readonly reads: 'period_sales' | 'period_orders'
  /** What a viewer's scope selects: the lines they may see, or the customers. */
  readonly scope_of: 'lines' | 'customers'
  /** True when the parts by any dimension add up to the total. */
  readonly additive: boolean
  /** True when the months of a period add up to it. */
  readonly adds_up_over_time: boolean
  /** Plain SQL: `member, customer_key, order_id, ordered_on, numerator, denominator`, one row per counted thing. */
  readonly sql: string
  /** At least three: an ordinary case, an empty denominator or period, a day on the boundary. */
  readonly examples: readonly [KpiExample, KpiExample, KpiExample, ...KpiExample[]]
}

/** A KPI is its definition and the SQL file beside it. */
export function defineKpi<const Name extends string>(
  definition: Omit<KpiDefinition<Name>, 'sql'> & { readonly sql: URL }
): KpiDefinition<Name> {
  return { ...definition, sql: readFileSync(definition.sql, 'utf8') }
}
