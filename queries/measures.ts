import { kpis } from './catalog.ts'
import type { KpiName } from './catalog.ts'
import type { KpiDefinition } from './define-query.ts'
import { listAllowed, QueryError } from './errors.ts'
import { isEventView } from './events.ts'

/** What people call the measures that a composition is made of, and the KPI that each is. */
const namedMeasures: Readonly<Record<string, string>> = {
  'net-sales': 'net-sales',
  units: 'units',
  orders: 'orders',
  customers: 'active-customers',
  margin: 'gross-profit'
}

/**
 * Everything that a composition can be made of: the measures by the names that people give them, then every other KPI
 * that is a sum. A ratio is made of nothing: it is asked for by dimension, not taken apart.
 */
export function measureNames(): string[] {
  const sums = salesKpis.filter(({ kind }) => kind === 'sum').map(({ name }) => name)
  const known = new Set<string>(sums)
  const named = Object.entries(namedMeasures).filter(([, kpi]) => known.has(kpi))
  return [...new Set([...named.map(([measure]) => measure), ...sums])]
}

/** The KPIs of sales and customers, which compositions are asked for; what else happens with customers has pages of its own. */
export const salesKpis: readonly KpiDefinition<KpiName>[] = kpis.filter(
  ({ reads }) => !reads.some(isEventView)
)

/**
 * The KPI that a measure is: `customers` is active-customers; any KPI that is a sum may be named itself.
 * @throws QueryError when no measure has that name.
 */
export function kpiOfMeasure(measure: string): KpiName {
  const kpi = Object.hasOwn(namedMeasures, measure) ? namedMeasures[measure] : measure
  const found = salesKpis.find(({ name, kind }) => name === kpi && kind === 'sum')
  if (found) return found.name
  throw new QueryError({ parameter: 'measure', value: measure, allowed: listAllowed(measureNames()) })
}
