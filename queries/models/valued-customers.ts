import type { DuckDBConnection } from '@duckdb/node-api'
import { keyColumn } from '../backing.ts'
import { addMonths, firstOfMonth } from '../calendar.ts'
import type { Day } from '../calendar.ts'
import { listJoins, neededBy } from '../customers/list-joins.ts'
import type { JoinName } from '../customers/list-joins.ts'
import { openTrailingSums, trailingMonths } from '../customers/trailing-sums.ts'
import { readDimensions } from '../dimensions.ts'
import type { CataloguedDimension } from '../dimensions.ts'
import { filterCondition, nameFilters, openFilters } from '../filters.ts'
import type { Filter, Scope } from '../request.ts'
import { openScope, viewerScope } from '../scope.ts'
import { identifier, runAll } from '../session.ts'
import type { BuildPeriod } from '../settings.ts'

interface Valued {
  readonly build: BuildPeriod
  readonly where: readonly Filter[]
  readonly scope: Scope
  /** Where customers are at home, if the build knows regions. */
  readonly area: CataloguedDimension | undefined
}

/**
 * Makes the table `valued_customers`, the forecasts of the customers whom filters and scope leave, each with its `tier`
 * as of the day after the data, and `area_key` and `area_label`. Filters of customers keep those of a class; filters of
 * lines those who bought of it in the last twelve months.
 * @throws QueryError when the build has no such dimension.
 */
export async function openValuedCustomers(
  connection: DuckDBConnection,
  { build, where, scope, area }: Valued
): Promise<void> {
  const until = nextMonth(build.as_of)
  const filters = nameFilters(where, await readDimensions(connection))
  const ofCustomers = filters.filter(({ dimension }) => dimension.attribute_of === 'customer')
  const ofLines = filters.filter(({ dimension }) => dimension.attribute_of === 'line')
  await openFilters(connection, ofCustomers)
  await openScope(connection, viewerScope(scope))
  const trailing = await openTrailingSums(connection, {
    days: { from: addMonths(until, -trailingMonths), until },
    filters: ofLines,
    scope: viewerScope(scope)
  })
  const isOfBuyers = ofLines.length > 0
  const columns = ofCustomers.map((filter) => ({
    filter,
    column: keyColumn(filter.dimension, 'purchase_days')
  }))
  const conditions = [
    'true',
    ...(viewerScope(scope).restricted
      ? ['customers.customer_key in (select viewer_customers.customer_key from viewer_customers)']
      : []),
    ...columns.map(({ filter, column }) => filterCondition(filter, column.sql))
  ]
  const needed: JoinName[] = [
    'tiers',
    'home_regions',
    ...columns.flatMap(({ column }) => neededBy(column)),
    ...(isOfBuyers ? (['trailing'] as const) : [])
  ]
  const select = [
    `select forecasts.*, tiers.tier, ${areaColumn(area?.key_column)} as area_key,`,
    `${areaColumn(area?.label_column)} as area_label`,
    'from marts.customer_values as forecasts',
    'inner join marts.customers as customers on customers.customer_key = forecasts.customer_key',
    ...listJoins(needed, { until, trailing: trailing(null), isOfBuyers }),
    `where ${conditions.join(' and ')}`
  ].join('\n')
  await runAll(connection, [`create or replace temp table valued_customers as ${select}`])
}

const areaColumn = (column: string | undefined): string =>
  column === undefined ? 'cast(null as varchar)' : `cast(home_regions.${identifier(column)} as varchar)`

/** The first day of the month after a day, at whose opening all that is known counts. */
const nextMonth = (day: Day): Day => addMonths(firstOfMonth(day), 1)
