import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import { keyColumn } from '../backing.ts'
import { countedAhead } from '../book/counted-ahead.ts'
import { addMonths } from '../calendar.ts'
import type { Day } from '../calendar.ts'
import { readDimensions } from '../dimensions.ts'
import { listAllowed, QueryError } from '../errors.ts'
import { jsonRowsOf } from '../exports/json-rows.ts'
import type { Select } from '../exports/select.ts'
import { filterCondition, nameFilters, openFilters } from '../filters.ts'
import { resolvePeriod } from '../period.ts'
import type { Period } from '../period.ts'
import { questionOfCustomers } from '../question.ts'
import { recentBuyersSql } from '../recent-buyers.ts'
import { parseRequest } from '../request.ts'
import { openScope, viewerScope } from '../scope.ts'
import { readRows, setNumbers, setText } from '../session.ts'
import { readBuildPeriod, readSettings } from '../settings.ts'
import type { BuildPeriod } from '../settings.ts'
import { inTurn } from '../turns.ts'
import { listColumns } from './list-columns.ts'
import type { ListColumn } from './list-columns.ts'
import { choiceLabels } from './choice-labels.ts'
import { classesDay, listConditions, looksBack, partsEverybody } from './list-filters.ts'
import type { ListChoice } from './list-filters.ts'
import { listJoins, neededBy } from './list-joins.ts'
import type { JoinContext, JoinName } from './list-joins.ts'
import { customersRequestSchema } from './list-request.ts'
import type { CustomersRequest, ParsedCustomers } from './list-request.ts'
import { searchSql } from './search-text.ts'
import { purchasesSql, trailingMonths, trailingSums } from './trailing-sums.ts'

/** Customers, still to be read. */
export interface OpenCustomers {
  readonly build: string
  /** The months over which orders and net sales are summed, up to the last day that the build knows of them. */
  readonly window: { readonly from: Day; readonly to: Day }
  /** How many there are, whatever the limit. */
  readonly total: number
  /** Reads variables of the connection's session: nothing else may be asked on the connection until it is read. */
  readonly select: Select
}

/** A row of the list as JSON has it. */
export type CustomerRow = Readonly<Record<string, string | number | boolean | null>>

export interface CustomersPage extends Omit<OpenCustomers, 'select'> {
  readonly rows: readonly CustomerRow[]
  /** What it is narrowed down by, in words. */
  readonly only: ListChoice
}

/** A list of customers but for its rows. */
export type CustomersHead = Omit<CustomersPage, 'rows'>

/** The keys of all customers of a list, in its order: to be kept where page after page of it is read. */
export type CustomerOrder = Int32Array

/** Pages up to this size are read by their keys, longer ones in one statement. */
const pageRows = 2000

/** Sorting more rows for a download would hold them all in memory. */
const mostSorted = 1_000_000

/**
 * Finds and sorts customers, without their figures.
 * @throws QueryError when a parameter does not fit, or does not fit this build.
 */
export async function orderCustomers(
  connection: DuckDBConnection,
  request: CustomersRequest
): Promise<CustomerOrder> {
  const parsed = parseRequest(customersRequestSchema, request)
  return inTurn(connection, async () => readOrder(connection, await openList(connection, parsed)))
}

/**
 * The customers of a company as of the end of a month: everybody known by then whom the viewer may see, with their
 * classes at that time (or at the end of an earlier month, `classes`) and their orders and net sales of the twelve months that end with it. Filters of customers keep
 * those who are of a class; filters of lines those who bought of it in these months, and the sums are of that.
 * @param order of the same request, from orderCustomers
 * @throws QueryError when a parameter does not fit, or does not fit this build.
 */
export async function openCustomers(
  connection: DuckDBConnection,
  request: CustomersRequest,
  order?: CustomerOrder
): Promise<OpenCustomers> {
  const parsed = parseRequest(customersRequestSchema, request)
  const { limit, offset } = parsed
  return inTurn(connection, async () => {
    const list = await openList(connection, parsed)
    const { build, window } = list
    const about = { build: build.build, window }
    const keys = order ?? (await readOrder(connection, list))
    if (limit > pageRows && offset < keys.length) {
      const isSorted = Math.min(keys.length, limit) <= mostSorted
      return { ...about, total: keys.length, select: { sql: longSql(list, { limit, offset, isSorted }) } }
    }
    await setNumbers(connection, 'list_keys', [...keys.subarray(offset, offset + limit)])
    return { ...about, total: keys.length, select: { sql: pageSql(list) } }
  })
}

/** As openCustomers, read at once: for pages, not for millions. */
export async function queryCustomers(
  connection: DuckDBConnection,
  request: CustomersRequest,
  order?: CustomerOrder
): Promise<CustomersPage> {
  const { select, ...about } = await openCustomers(connection, request, order)
  const parts: Uint8Array[] = []
  for await (const part of await jsonRowsOf(connection, select)) parts.push(part)
  const rows = JSON.parse(Buffer.concat(parts).toString('utf8')) as CustomerRow[]
  return { ...about, rows, only: await choiceLabels(connection, request) }
}

const countRow = z.object({ customers: z.number() })

/**
 * What a list says of itself, which is known before its order is.
 * @throws QueryError when a parameter does not fit, or does not fit this build.
 */
export async function queryCustomersHead(
  connection: DuckDBConnection,
  request: CustomersRequest
): Promise<CustomersHead> {
  const parsed = parseRequest(customersRequestSchema, request)
  const { language: _words, limit: _rows, offset: _place, ...asked } = parsed
  return countedAhead(connection, { query: 'list', asked }, () =>
    inTurn(connection, async () => {
      const list = await openList(connection, parsed)
      const sql = `select cast(count(*) as double) as customers ${fromSql(list)}`
      const [counted] = await readRows(connection, countRow, sql)
      return {
        build: list.build.build,
        window: list.window,
        total: counted?.customers ?? 0,
        // Words of a language where there are any: what is asked ahead is narrowed down by nothing.
        only: await choiceLabels(connection, request)
      }
    })
  )
}

/** A list whose filters, scope and search are open on the session. */
interface OpenList {
  readonly build: BuildPeriod
  readonly window: OpenCustomers['window']
  readonly columns: readonly ListColumn[]
  readonly conditions: readonly string[]
  readonly conditionNeeds: readonly JoinName[]
  readonly order: { readonly sql: string; readonly needs: readonly JoinName[] }
  /** Whether so few are left that only their figures are worth summing to sort by. */
  readonly isSearched: boolean
  readonly joinContext: (among: string | null) => JoinContext
}

async function openList(connection: DuckDBConnection, parsed: ParsedCustomers): Promise<OpenList> {
  const build = await readBuildPeriod(connection)
  const period = resolvePeriod({ month: parsed.month }, build)
  const { until } = period
  const window = windowOf(period)
  const scope = viewerScope(parsed.scope)
  const isLatest = until > build.as_of
  const columns = listColumns({ until, isLatest, language: parsed.language, scope: parsed.scope })

  const filters = nameFilters(parsed.where, await readDimensions(connection))
  const ofCustomers = filters.filter(({ dimension }) => dimension.attribute_of === 'customer')
  const ofLines = filters.filter(({ dimension }) => dimension.attribute_of === 'line')
  await openFilters(connection, filters)
  await openScope(connection, scope)
  const trailing = trailingSums({
    days: { from: window.from, until },
    filters: ofLines,
    scope
  })
  const classesOn = classesDay(parsed.only, until)
  const chosen = listConditions({
    choice: parsed.only,
    until,
    classesOn,
    fiscalYearStartMonth: build.fiscal_year_start_month,
    purchases: purchasesSql(ofLines, scope),
    isSlice: ofLines.length > 0
  })
  const buyers = looksBack(parsed.only)
    ? null
    : recentBuyersSql(questionOfCustomers(filters, scope), {
        from: `date '${window.from}'`,
        until: `date '${until}'`
      })
  for (const [parameter, value] of Object.entries(parsed.only))
    await setText(connection, `list_${parameter}`, value)
  const { segment_scheme = '' } = await readSettings(connection)
  await setText(connection, 'list_scheme', parsed.only.scheme ?? segment_scheme)
  await setText(connection, 'list_search', parsed.search)

  const byDimension = ofCustomers.map((filter) => ({
    filter,
    column: keyColumn(filter.dimension, 'purchase_days')
  }))
  const needs = byDimension.flatMap(({ column }) => neededBy(column))
  return {
    build,
    window,
    columns,
    conditions: [
      ...(partsEverybody(parsed.only) ? [] : [knownSql(until)]),
      ...(scope.restricted
        ? ['customers.customer_key in (select viewer_customers.customer_key from viewer_customers)']
        : []),
      ...byDimension.map(({ filter, column }) => filterCondition(filter, column.sql)),
      ...(buyers === null
        ? []
        : [`customers.customer_key in (select buyers.customer_key from (${buyers}) as buyers)`]),
      ...chosen.map(({ sql }) => sql),
      ...(parsed.search === '' ? [] : [searchSql('list_search')])
    ],
    conditionNeeds: [...needs, ...chosen.flatMap((condition) => condition.needs)],
    order: orderOf(parsed.sort, columns),
    isSearched: parsed.search !== '',
    joinContext: (among) => ({ until, classesOn, trailing: trailing(among) })
  }
}

const windowOf = ({ from, through }: Pick<Period, 'from' | 'through'>): OpenCustomers['window'] => ({
  from: addMonths(from, 1 - trailingMonths),
  to: through
})

/** Known is who had been spoken to or had bought by then; of whom no day is known, nobody says when they came. */
const knownSql = (until: Day): string =>
  `coalesce(least(customers.first_contact_on, customers.first_order_on) < date '${until}', true)`

/** @throws QueryError when the list is not sorted by that. */
function orderOf(sort: string, columns: readonly ListColumn[]): OpenList['order'] {
  const sortable = columns.filter(({ order }) => order !== null)
  const isDescending = sort.startsWith('-')
  const column = sortable.find(({ name }) => name === (isDescending ? sort.slice(1) : sort))
  if (column === undefined) {
    const allowed = `${listAllowed(sortable.map(({ name }) => name))}; with - before it from the largest`
    throw new QueryError({ parameter: 'sort', value: sort, allowed })
  }
  return {
    sql: `${column.order ?? column.sql} ${isDescending ? 'desc' : 'asc'} nulls last, customers.customer_key`,
    needs: column.needs
  }
}

function orderSql(list: OpenList): string {
  const { order, isSearched, joinContext } = list
  if (isSearched) {
    return [
      `with found as materialized (select customers.customer_key ${fromSql(list)})`,
      'select customers.customer_key',
      'from found',
      'inner join marts.customers as customers on customers.customer_key = found.customer_key',
      ...listJoins(order.needs, joinContext('select found.customer_key from found')),
      `order by ${order.sql}`
    ].join('\n')
  }
  return `select customers.customer_key ${fromSql(list, order.needs)} order by ${order.sql}`
}

/** The customers of a list, each once, with what else is needed joined to them. */
function fromSql(
  { conditions, conditionNeeds, joinContext }: OpenList,
  needed: readonly JoinName[] = []
): string {
  return [
    'from marts.customers as customers',
    ...listJoins([...conditionNeeds, ...needed], joinContext(null)),
    `where ${conditions.join(' and ')}`
  ].join('\n')
}

async function readOrder(connection: DuckDBConnection, list: OpenList): Promise<CustomerOrder> {
  const result = await connection.stream(orderSql(list))
  const parts: number[][] = []
  let count = 0
  for (
    let chunk = await result.fetchChunk();
    chunk && chunk.rowCount > 0;
    chunk = await result.fetchChunk()
  ) {
    parts.push(chunk.getColumnValues(0) as number[])
    count += chunk.rowCount
  }
  const keys = new Int32Array(count)
  let at = 0
  for (const part of parts) {
    keys.set(part, at)
    at += part.length
  }
  return keys
}

/** The customers of the variable `list_keys`, in its order. */
function pageSql({ columns, joinContext }: OpenList): string {
  const needed = columns.flatMap(({ needs }) => needs)
  const among = 'select picked.customer_key from picked'
  return [
    'with picked as materialized (',
    "  select unnest(getvariable('list_keys'))::integer as customer_key, unnest(range(len(getvariable('list_keys')))) as place",
    ')',
    `select ${columns.map(({ name, sql }) => `${sql} as ${name}`).join(', ')}`,
    'from picked',
    'inner join marts.customers as customers on customers.customer_key = picked.customer_key',
    ...listJoins(needed, { ...joinContext(among), among }),
    'order by picked.place'
  ].join('\n')
}

function longSql(
  list: OpenList,
  { limit, offset, isSorted }: { limit: number; offset: number; isSorted: boolean }
): string {
  const { columns, order } = list
  return [
    `select ${columns.map(({ name, sql }) => `${sql} as ${name}`).join(', ')}`,
    fromSql(list, [...columns.flatMap(({ needs }) => needs), ...order.needs]),
    ...(isSorted ? [`order by ${order.sql}`] : []),
    `limit ${limit} offset ${offset}`
  ].join('\n')
}
