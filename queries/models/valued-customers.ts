import type { DuckDBConnection } from '@duckdb/node-api'
import { addMonths, firstOfMonth } from '../calendar.ts'
import type { Day } from '../calendar.ts'
import type { CataloguedDimension } from '../dimensions.ts'
import type { Filter, Scope } from '../request.ts'
import { openCustomerConditions } from '../risk/customer-conditions.ts'
import type { CustomerConditions } from '../risk/customer-conditions.ts'
import { identifier, runAll } from '../session.ts'
import { readBuildPeriod } from '../settings.ts'

interface Valued {
  readonly where: readonly Filter[]
  readonly scope: Scope
}

/**
 * Which customers a question about forecasts is about: filters of customers keep those of a class, filters of lines those
 * who bought of it in the last twelve months.
 * @throws QueryError when the build has no such dimension.
 */
export async function openValueConditions(
  connection: DuckDBConnection,
  asked: Valued
): Promise<CustomerConditions> {
  const { as_of } = await readBuildPeriod(connection)
  return openCustomerConditions(connection, { ...asked, until: nextMonth(as_of) })
}

/**
 * Makes the table `valued_customers`, the forecasts of the customers whom filters and scope leave, each with its `tier`
 * as of the day after the data, and `area_key` and `area_label`.
 * @param area where customers are at home, if the build knows regions
 * @throws QueryError when the build has no such dimension.
 */
export async function openValuedCustomers(
  connection: DuckDBConnection,
  { area, ...asked }: Valued & { area: CataloguedDimension | undefined }
): Promise<void> {
  const { joins, where: conditions } = await openValueConditions(connection, asked)
  const select = [
    `select forecasts.*, tiers.tier, ${areaColumn(area?.key_column)} as area_key,`,
    `${areaColumn(area?.label_column)} as area_label`,
    'from marts.customer_values as forecasts',
    'inner join marts.customers as customers on customers.customer_key = forecasts.customer_key',
    joins(['tiers', 'home_regions']),
    `where ${conditions.join(' and ')}`
  ].join('\n')
  await runAll(connection, [`create or replace temp table valued_customers as ${select}`])
}

const areaColumn = (column: string | undefined): string =>
  column === undefined ? 'cast(null as varchar)' : `cast(home_regions.${identifier(column)} as varchar)`

/** The first day of the month after a day, at whose opening all that is known counts. */
const nextMonth = (day: Day): Day => addMonths(firstOfMonth(day), 1)
