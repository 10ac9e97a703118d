import { periodParameters } from '../view/addresses.ts'
import type { View } from '../view/view.ts'
import { AddressError } from './errors.ts'
import {
  kpis,
  parseRequest,
  periodSchema,
  type Filter,
  type KpiDefinition,
  type KpiName,
  type PeriodRequest
} from './queries.ts'
import { whereOf } from './where-of.ts'

/** The KPI that an address names. Throws AddressError when there is none of that name. */
export function kpiNamed(name: string): KpiDefinition<KpiName> {
  const kpi = kpis.find((each) => each.name === name)
  if (kpi !== undefined) return kpi
  throw new AddressError('kpi', name, `one of ${kpis.map((each) => each.name).join(', ')}`)
}

/** What a view asks of a KPI, as the queries take it. Throws QueryError where its period is none. */
export function askedOf(
  view: View,
  kpi: KpiName
): { kpi: KpiName; definition?: string; period: PeriodRequest; where: Filter[] } {
  const definition = view.definitions[kpi]
  return {
    kpi,
    ...(definition !== undefined && { definition }),
    period: parseRequest(periodSchema, periodParameters(view)),
    where: whereOf(view)
  }
}
