import { sourcesOf, type KpiMethod } from '#lib/server/queries.ts'

/** What a KPI counts one by one: customers, orders, the lines themselves, or what else happened with customers. */
export type CountedThing = 'customers' | 'orders' | 'lines' | 'events'

/** Customers where they are what a viewer may see of it; lines where nothing but their money is added up. */
export function countedThing({
  reads,
  scope_of
}: Pick<KpiMethod, 'reads'> & { scope_of: 'lines' | 'customers' }): CountedThing {
  if (sourcesOf({ reads }).length > 0) return 'events'
  if (scope_of === 'customers') return 'customers'
  return reads.every((view) => view === 'period_sales') ? 'lines' : 'orders'
}
