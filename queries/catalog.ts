import type { KpiDefinition } from './define-query.ts'
import { activeCustomers } from './kpis/active-customers/active-customers.ts'
import { grossSales } from './kpis/gross-sales/gross-sales.ts'
import { netSales } from './kpis/net-sales/net-sales.ts'
import { orders } from './kpis/orders/orders.ts'
import { returnRate } from './kpis/return-rate/return-rate.ts'
import { units } from './kpis/units/units.ts'

const catalog = [netSales, grossSales, returnRate, units, orders, activeCustomers] as const

export type KpiName = (typeof catalog)[number]['name']

/** Every KPI, in the order in which they are shown. */
export const kpis: readonly KpiDefinition<KpiName>[] = catalog

export const kpiNames = catalog.map(({ name }) => name)

export function findKpi(name: KpiName): KpiDefinition<KpiName> {
  const found = kpis.find((kpi) => kpi.name === name)
  if (!found) throw new Error(`the catalog has no KPI ${name}`)
  return found
}
