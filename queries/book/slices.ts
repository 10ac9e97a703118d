import type { DuckDBConnection } from '@duckdb/node-api'
import { standsOn } from '../backing.ts'
import { followingSql } from '../customer-views.ts'
import type { KpiDefinition } from '../define-query.ts'
import type { CataloguedDimension } from '../dimensions.ts'
import { amountNames, salesColumns } from '../period-views.ts'
import { identifier, runAll } from '../session.ts'
import { purchases, taggedRowsSql } from '../view-rows.ts'
import { openingOf } from '../window.ts'
import { cellSql, idColumn, membersSql, numberedMembers } from './book-members.ts'
import type { BookSpan } from './spans.ts'

/** A table of rows that are counted for everything, for the members of a dimension or for the pairs of two. */
export interface Slice {
  readonly dimensions: readonly CataloguedDimension[]
  readonly table: string
}

/**
 * What the figures of the book are counted from: the marts, with the member of each headline dimension as a small
 * number, so that one run counts for all members of all of them. Classes of customers are not among the members of
 * orders and days: they are those of the span's opening, and found when a span is counted.
 */
export interface Slices {
  /** Sums of lines by `span` and members. */
  readonly sales: string
  /** Orders; the tables have the numbers of the members, but for classes. */
  readonly orders: readonly Slice[]
  /** Customers' days with a purchase by `cell`; none by classes. */
  readonly days: readonly Slice[]
}

/** Makes the temporary tables `book_…`, among them `book_members`, which numbers the members. */
export async function openSlices(
  connection: DuckDBConnection,
  dimensions: readonly CataloguedDimension[],
  spans: readonly BookSpan[]
): Promise<Slices> {
  await runAll(connection, [
    spanDaysSql(spans),
    linesSql(dimensions),
    membersSql(dimensions),
    salesSql(dimensions),
    splitOrdersSql
  ])
  const most = spans.some(({ is_recent }) => is_recent) ? 2 : 1
  const orders = combinations(dimensions, most).map((set) => ({ dimensions: set, table: ordersTable(set) }))
  const made = new Map(orders.map(({ dimensions: set, table }) => [table, set.filter(isFine)]))
  for (const [table, fine] of made) await runAll(connection, [ordersSql(table, fine, dimensions)])
  const days = orders
    .filter((slice) => !slice.dimensions.some(isClass))
    .map((slice, index) => ({ ...slice, table: index === 0 ? wholeDays : `book_days_${index}` }))
  for (const { dimensions: set, table } of days.slice(1)) await runAll(connection, [daysSql(table, set)])
  return { sales: 'book_sales', orders, days }
}

/** Customers' days with a purchase of anything are in the marts. */
const wholeDays = 'marts.purchase_days'

/** None, each, each two, and so on up to so many. */
export function combinations<Item>(items: readonly Item[], most: number): readonly (readonly Item[])[] {
  const [first, ...others] = items
  if (first === undefined || most === 0) return [[]]
  const withFirst = combinations(others, most - 1).map((set) => [first, ...set])
  return [...combinations(others, most), ...withFirst].toSorted((one, other) => one.length - other.length)
}

export const isClass = ({ attribute_of }: CataloguedDimension): boolean => attribute_of === 'customer'

/** Two that must be counted for themselves: of customers, those with a class are had from the members of the other one. */
export const isPair = (
  set: readonly CataloguedDimension[],
  { scope_of }: Pick<KpiDefinition, 'scope_of'>
): boolean => set.filter((dimension) => scope_of === 'lines' || !isClass(dimension)).length > 1

/** An order has several members of it. */
const isFine = (dimension: CataloguedDimension): boolean => !standsOn('orders', dimension)

const ordersTable = (set: readonly CataloguedDimension[]): string =>
  identifier(['book_orders', ...set.filter(isFine).map(({ name }) => name)].join('_'))

/** The days of each span: some belong to several. */
const spanDaysSql = (spans: readonly BookSpan[]): string =>
  `create or replace temp table book_span_days as
  select spans.id as span, spans.opening_on, cast(unnest(range(spans.from_day, spans.until_day, interval 1 day)) as date) as day
  from (values ${spans
    .map((span) => `(${span.id}, date '${openingOf(span)}', date '${span.from}', date '${span.until}')`)
    .join(', ')}) as spans (id, opening_on, from_day, until_day)`

const memberNames = (dimensions: readonly unknown[]): string[] =>
  dimensions.map((_dimension, index) => `member_${index}`)

/** One pass over all lines; what follows reads their sums. */
function linesSql(dimensions: readonly CataloguedDimension[]): string {
  const rows = taggedRowsSql(dimensions, 'order_lines', {
    columns: ['spans.span', ...(salesColumns.order_lines ?? []).slice(-amountNames.length)],
    joins: ['inner join book_span_days as spans on spans.day = sales.ordered_on'],
    opening: 'spans.opening_on',
    where: ['true']
  })
  const keys = ['span', ...memberNames(dimensions)].map((name) => `lines.${name}`)
  return `create or replace temp table book_lines as
  select ${[...keys, ...amountNames.map((name) => `sum(lines.${name}) as ${name}`)].join(', ')}
  from (${rows}) as lines
  group by ${keys.join(', ')}`
}

function salesSql(dimensions: readonly CataloguedDimension[]): string {
  const { columns, joins } = numberedMembers(dimensions, 'lines')
  return `create or replace temp table book_sales as
  select ${['lines.span', ...columns, ...amountNames.map((name) => `lines.${name}`)].join(', ')}
  from book_lines as lines
  ${joins.join('\n')}`
}

const splitOrdersSql = `create or replace temp table book_split_orders as
  select split.order_id, cast(row_number() over () as integer) as number
  from (select distinct orders.order_id from marts.orders as orders where orders.is_split) as split`

/**
 * The orders with their members, classes apart: each once for everything that its row of the mart has one of and, where
 * dimensions are finer, for each member (pair of members) that its lines have.
 */
function ordersSql(
  table: string,
  fine: readonly CataloguedDimension[],
  dimensions: readonly CataloguedDimension[]
): string {
  const coarse = dimensions.filter((dimension) => !isFine(dimension) && !isClass(dimension))
  const members = [...fine, ...(fine.length > 1 ? [] : coarse)]
  const backing = fine.length > 0 ? 'order_lines' : 'orders'
  const own = ['sales.customer_key', 'sales.ordered_on', 'sales.order_id']
  const rows = taggedRowsSql(members, backing, {
    columns: backing === 'orders' ? [...own, 'sales.is_split'] : own,
    where: [purchases[backing] ?? 'true']
  })
  const { columns: ids, joins } = numberedMembers(members, 'orders')
  const isSplit = backing === 'orders' ? 'orders.is_split' : 'split.number is not null as is_split'
  const columns = ['orders.customer_key', 'orders.ordered_on', isSplit, 'split.number as order_id', ...ids]
  return `create or replace temp table ${table} as
  select ${columns.join(', ')}
  from (${backing === 'orders' ? rows : `select distinct * from (${rows}) as lines`}) as orders
  ${joins.join('\n')}
  left join book_split_orders as split on split.order_id = orders.order_id
  order by orders.ordered_on`
}

function daysSql(table: string, set: readonly CataloguedDimension[]): string {
  const cell = cellSql(set.map((dimension) => `orders.${idColumn(dimension)}`))
  const days = `select distinct ${cell} as member, orders.customer_key, orders.ordered_on
    from ${ordersTable(set)} as orders where orders.customer_key is not null`
  return `create or replace temp table ${table} as
  select days.member as cell, days.* exclude (member) from (${followingSql(days)}) as days order by days.ordered_on`
}

/** Takes the temporary tables away. */
export async function closeSlices(connection: DuckDBConnection, { orders, days }: Slices): Promise<void> {
  const tables = [...orders, ...days].map(({ table }) => table).filter((table) => table !== wholeDays)
  const own = ['book_span_days', 'book_lines', 'book_members', 'book_sales', 'book_split_orders']
  await runAll(
    connection,
    [...new Set([...own, ...tables])].map((table) => `drop table if exists temp.${table}`)
  )
}
