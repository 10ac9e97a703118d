import type { DuckDBConnection } from '@duckdb/node-api'
import type { KpiDefinition } from './define-query.ts'
import type { Scope } from './request.ts'
import { setTexts } from './session.ts'

/** A viewer's scope with nothing left out: a list that is given but empty shows nothing. */
export interface ViewerScope {
  readonly restricted: boolean
  readonly owners: readonly string[]
  readonly regions: readonly string[]
}

export function viewerScope({ owners, regions }: Scope): ViewerScope {
  return {
    restricted: owners !== undefined || regions !== undefined,
    owners: owners ?? [],
    regions: regions ?? []
  }
}

const viewerViews = [
  `create or replace temp view viewer_regions as
  select regions.region_key
  from marts.regions as regions
  where list_has_any(
    [
      regions.region_id, regions.level_1_id, regions.level_2_id, regions.level_3_id, regions.level_4_id,
      regions.level_5_id, regions.level_6_id
    ],
    getvariable('scope_regions')
  )`,
  `create or replace temp view viewer_owned_customers as
  select customers.customer_key
  from marts.customers as customers
  where list_contains(getvariable('scope_owners'), customers.owner)`,
  `create or replace temp view viewer_customers as
  select customers.customer_key
  from marts.customers as customers
  where
    list_contains(getvariable('scope_owners'), customers.owner)
    or customers.home_region_key in (select viewer_regions.region_key from viewer_regions)`
]

/** Makes the views `viewer_…` that say what the viewer may see; nothing when they may see everything. */
export async function openScope(connection: DuckDBConnection, scope: ViewerScope): Promise<void> {
  if (!scope.restricted) return
  await setTexts(connection, 'scope_owners', scope.owners)
  await setTexts(connection, 'scope_regions', scope.regions)
  for (const view of viewerViews) await connection.run(view)
}

/**
 * The condition that keeps, of the rows of `sales`, those that the viewer may see: for KPIs of customers all
 * rows of their customers (by owner or home region), for KPIs of lines those of customers they own and those
 * of their regions.
 */
export function scopeCondition(scope: ViewerScope, scopeOf: KpiDefinition['scope_of']): string[] {
  if (!scope.restricted) return []
  if (scopeOf === 'customers') {
    return ['sales.customer_key in (select viewer_customers.customer_key from viewer_customers)']
  }
  const either = [
    ...(scope.owners.length > 0
      ? ['sales.customer_key in (select viewer_owned_customers.customer_key from viewer_owned_customers)']
      : []),
    ...(scope.regions.length > 0
      ? ['sales.region_key in (select viewer_regions.region_key from viewer_regions)']
      : [])
  ]
  return [either.length > 0 ? `(${either.join(' or ')})` : 'false']
}

/** True when the scope can be applied to rows that name a region and no customer. */
export function needsNoCustomer(scope: ViewerScope, scopeOf: KpiDefinition['scope_of']): boolean {
  return !scope.restricted || (scopeOf === 'lines' && scope.owners.length === 0)
}

/** True when the scope can be applied to rows that name a customer and no region of the sale. */
export function needsNoRegion(scope: ViewerScope, scopeOf: KpiDefinition['scope_of']): boolean {
  return scopeOf === 'customers' || scope.regions.length === 0
}
