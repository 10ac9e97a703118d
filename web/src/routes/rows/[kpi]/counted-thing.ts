import type { KpiMethod } from '#lib/server/queries.ts'

/** What a KPI counts one by one: customers, orders, or the lines themselves. */
export type CountedThing = 'customers' | 'orders' | 'lines'

/** Customers where they are what a viewer may see of it; lines where nothing but their money is added up. */
export function countedThing({
  reads,
  scope_of
}: Pick<KpiMethod, 'reads'> & { scope_of: 'lines' | 'customers' }): CountedThing {
  if (scope_of === 'customers') return 'customers'
  return reads.every((view) => view === 'period_sales') ? 'lines' : 'orders'
}
