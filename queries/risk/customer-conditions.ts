import type { DuckDBConnection } from '@duckdb/node-api'
import { keyColumn } from '../backing.ts'
import { addDays, addMonths, firstOfMonth } from '../calendar.ts'
import type { Day } from '../calendar.ts'
import { listJoins, neededBy } from '../customers/list-joins.ts'
import type { JoinContext, JoinName } from '../customers/list-joins.ts'
import { trailingMonths } from '../customers/trailing-sums.ts'
import { readDimensions } from '../dimensions.ts'
import { filterCondition, nameFilters, openFilters } from '../filters.ts'
import type { NamedFilter } from '../filters.ts'
import { questionOfCustomers } from '../question.ts'
import { recentBuyersSql } from '../recent-buyers.ts'
import type { Filter, Scope } from '../request.ts'
import { openScope, viewerScope } from '../scope.ts'
import type { ViewerScope } from '../scope.ts'
import { readBuildPeriod } from '../settings.ts'
import type { BuildPeriod } from '../settings.ts'

/** Which of `marts.customers as customers` are asked about, on a session with the filters and the scope open. */
export interface CustomerConditions {
  readonly build: BuildPeriod
  /** All hold together; never empty. */
  readonly where: readonly string[]
  /** The joins that the conditions need, and these. */
  readonly joins: (needed: readonly JoinName[]) => string
  /** A select of the keys of those who fit; null where everybody does. */
  readonly keys: string | null
  /** Whether a customer nobody knows, who is of no class and has bought nothing, fits. */
  readonly fitsUnknown: boolean
}

/**
 * The customers of a day whom the viewer may see and the filters keep: classes are those of the last day before `until`,
 * or that the build knows where none is given; filters of lines keep those who bought of it in the twelve months up to
 * then.
 * @throws QueryError when the build has no such dimension.
 */
export async function openCustomerConditions(
  connection: DuckDBConnection,
  request: { where: readonly Filter[]; scope: Scope; until?: Day }
): Promise<CustomerConditions> {
  const build = await readBuildPeriod(connection)
  const until = request.until ?? addDays(build.as_of, 1)
  const scope = viewerScope(request.scope)
  const filters = nameFilters(request.where, await readDimensions(connection))
  const ofCustomers = filters.filter(({ dimension }) => dimension.attribute_of === 'customer')
  const ofLines = filters.filter(({ dimension }) => dimension.attribute_of === 'line')
  await openFilters(connection, filters)
  await openScope(connection, scope)
  if (ofLines.length > 0) await makeBuyers(connection, { filters: ofLines, until, scope })
  const context: JoinContext = { until, trailing: '' }
  const columns = ofCustomers.map((filter) => ({
    filter,
    column: keyColumn(filter.dimension, 'purchase_days')
  }))
  const needs = columns.flatMap(({ column }) => neededBy(column))
  const joins = (needed: readonly JoinName[]) => listJoins([...needs, ...needed], context).join('\n')
  const ofClasses = [
    ...(scope.restricted
      ? ['customers.customer_key in (select viewer_customers.customer_key from viewer_customers)']
      : []),
    ...columns.map(({ filter, column }) => filterCondition(filter, column.sql))
  ]
  const buyers = 'select slice_buyers.customer_key from slice_buyers'
  const where = [
    'true',
    ...ofClasses,
    ...(ofLines.length > 0 ? [`customers.customer_key in (${buyers})`] : [])
  ]
  const fitting = `select customers.customer_key from marts.customers as customers
    ${joins([])}
    where ${where.join(' and ')}`
  return {
    build,
    where,
    joins,
    // Who they are need not be looked up where it matters only what they bought.
    keys: ofClasses.length > 0 ? fitting : ofLines.length > 0 ? buyers : null,
    fitsUnknown:
      !scope.restricted && ofLines.length === 0 && ofCustomers.every(({ values }) => values.includes(''))
  }
}

const madeFor = new WeakMap<DuckDBConnection, string>()

/**
 * Makes the table `slice_buyers` of those who bought what filters of lines leave: finding them in the orders costs more
 * than what is asked about them. It stays with the connection until others are asked about.
 */
async function makeBuyers(
  connection: DuckDBConnection,
  { filters, until, scope }: { filters: readonly NamedFilter[]; until: Day; scope: ViewerScope }
): Promise<void> {
  const lines = filters.map(({ dimension, values }) => [dimension.name, values])
  const key = JSON.stringify({ lines, until, scope })
  if (madeFor.get(connection) === key) return
  const from = addMonths(firstOfMonth(addDays(until, -1)), 1 - trailingMonths)
  const buyers = recentBuyersSql(questionOfCustomers(filters, scope), {
    from: `date '${from}'`,
    until: `date '${until}'`
  })
  await connection.run(`create or replace temp table slice_buyers as
    select distinct buyers.customer_key from (${buyers ?? ''}) as buyers`)
  madeFor.set(connection, key)
}

/** The condition that a column names a customer who fits; where nothing is asked, everybody does. */
export function amongSql(
  column: string,
  { keys, fitsUnknown }: Pick<CustomerConditions, 'keys' | 'fitsUnknown'>
): string {
  if (keys === null) return 'true'
  return fitsUnknown ? `(${column} in (${keys}) or ${column} is null)` : `${column} in (${keys})`
}
