import type { DuckDBConnection } from '@duckdb/node-api'
import { memberColumn, standsOn, surrogateOf } from '../backing.ts'
import { followingSql } from '../customer-views.ts'
import type { CataloguedDimension } from '../dimensions.ts'
import { memberTableSql } from '../member-labels.ts'
import { amountNames, salesColumns } from '../period-views.ts'
import { runAll } from '../session.ts'
import { purchases, taggedRowsSql } from '../view-rows.ts'

/** A table and the column, or number, that says which member its rows are counted for. */
export interface Slice {
  readonly table: string
  readonly member: string
}

/**
 * What the figures of the book are counted from: the marts, with the member of each headline dimension as a small
 * number (0: everything), so that one run counts for all members of all of them.
 */
export interface Slices {
  /** Sums of lines by month and members; `member_0` and on are those of the dimensions. */
  readonly sales: string
  /** Orders, by everything and by each dimension. */
  readonly orders: readonly (Slice & { readonly dimension: CataloguedDimension | null })[]
  /** Customers' days with a purchase, by everything and by each dimension that does not part customers. */
  readonly days: readonly Slice[]
}

/** Makes the temporary tables `book_…`, among them `book_members`, which numbers the members. */
export async function openSlices(
  connection: DuckDBConnection,
  dimensions: readonly CataloguedDimension[]
): Promise<Slices> {
  await runAll(connection, [
    linesSql(dimensions),
    membersSql(dimensions),
    salesSql(dimensions),
    splitOrdersSql
  ])
  const onOrders = dimensions.filter((dimension) => standsOn('orders', dimension))
  await runAll(connection, [ordersSql(onOrders)])
  const finer = dimensions.filter((dimension) => !standsOn('orders', dimension))
  for (const [index, dimension] of finer.entries())
    await runAll(connection, [lineOrdersSql(dimension, index)])
  const orders = [
    { dimension: null, table: 'book_orders', member: '0' },
    ...onOrders.map((dimension, index) => ({ dimension, table: 'book_orders', member: `member_${index}` })),
    ...finer.map((dimension, index) => ({ dimension, table: `book_orders_${index}`, member: 'member_0' }))
  ]
  const ofLines = orders.filter(({ dimension }) => dimension?.attribute_of === 'line')
  for (const [index, slice] of ofLines.entries()) await runAll(connection, [daysSql(slice, index)])
  const days = [
    { table: 'marts.purchase_days', member: '0' },
    ...ofLines.map((_slice, index) => ({ table: `book_days_${index}`, member: 'member' }))
  ]
  return { sales: 'book_sales', orders, days }
}

const memberNames = (dimensions: readonly unknown[]): string[] =>
  dimensions.map((_dimension, index) => `member_${index}`)

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** One pass over all lines; what follows reads their sums. */
function linesSql(dimensions: readonly CataloguedDimension[]): string {
  const columns = ["cast(date_trunc('month', sales.ordered_on) as date) as month", ...lineAmounts]
  const keys = ['lines.month', ...memberNames(dimensions).map((name) => `lines.${name}`)]
  return `create or replace temp table book_lines as
  select ${[...keys, ...amountNames.map((name) => `sum(lines.${name}) as ${name}`)].join(', ')}
  from (${taggedRowsSql(dimensions, 'order_lines', { columns, where: ['true'] })}) as lines
  group by ${keys.join(', ')}`
}

const lineAmounts = (salesColumns.order_lines ?? []).slice(-amountNames.length)

/** Every member that was sold to, is known or has a target, numbered from 1; `position` is its place among equals. */
function membersSql(dimensions: readonly CataloguedDimension[]): string {
  const selects = dimensions.map((dimension, index) => {
    const hasNumbers = surrogateOf(dimension) !== undefined
    const [zh, en] = [memberTableSql(dimension, 'zh-CN'), memberTableSql(dimension, 'en')]
    const labels = (language: string, table: string | null) =>
      table === null
        ? `left join (select '' as member, '' as key, '' as label where false) as ${language} on ${language}.member = found.member`
        : `left join (${table}) as ${language} on cast(${language}.member as varchar) = found.member`
    const known = [
      `select lines.member_${index} as member from book_lines as lines`,
      ...(zh === null ? [] : [`select cast(known.member as varchar) as member from (${zh}) as known`]),
      ...(hasNumbers
        ? []
        : [
            `select targets.member from marts.targets as targets where targets.dimension = ${literal(dimension.name)}`
          ])
    ]
    const order = hasNumbers ? "cast(nullif(found.member, '') as bigint)" : "nullif(found.member, '')"
    return `select
      ${literal(dimension.name)} as dimension,
      found.member,
      coalesce(zh.key, found.member) as key,
      coalesce(zh.label, nullif(found.member, '')) as label_zh,
      coalesce(en.label, nullif(found.member, '')) as label_en,
      row_number() over (order by ${order} nulls last) as position
    from (${known.join(' union ')}) as found
    ${labels('zh', zh)}
    ${labels('en', en)}`
  })
  const none = `select '' as dimension, '' as member, '' as key, '' as label_zh, '' as label_en, 0 as position where false`
  return `create or replace temp table book_members as
  select cast(row_number() over (order by members.dimension, members.position) as integer) as id, members.*
  from (${[...selects, none].join('\nunion all\n')}) as members`
}

/** The joins that turn members of `rows` into their numbers. */
function numbered(rows: string, dimensions: readonly CataloguedDimension[]) {
  return {
    columns: dimensions.map((_dimension, index) => `numbers_${index}.id as member_${index}`),
    joins: dimensions.map(
      ({ name }, index) => `inner join book_members as numbers_${index}
        on numbers_${index}.dimension = ${literal(name)} and numbers_${index}.member = ${rows}.member_${index}`
    )
  }
}

function salesSql(dimensions: readonly CataloguedDimension[]): string {
  const { columns, joins } = numbered('lines', dimensions)
  return `create or replace temp table book_sales as
  select ${['lines.month', ...columns, ...amountNames.map((name) => `lines.${name}`)].join(', ')}
  from book_lines as lines
  ${joins.join('\n')}`
}

const splitOrdersSql = `create or replace temp table book_split_orders as
  select split.order_id, cast(row_number() over () as integer) as number
  from (select distinct orders.order_id from marts.orders as orders where orders.is_split) as split`

function ordersSql(dimensions: readonly CataloguedDimension[]): string {
  const { columns, joins } = numbered('orders', dimensions)
  const rows = taggedRowsSql(dimensions, 'orders', {
    columns: ['sales.customer_key', 'sales.ordered_on', 'sales.is_split', 'sales.order_id'],
    where: [purchases.orders ?? 'true']
  })
  return `create or replace temp table book_orders as
  select ${['orders.customer_key', 'orders.ordered_on', 'orders.is_split', 'split.number as order_id', ...columns].join(', ')}
  from (${rows}) as orders
  ${joins.join('\n')}
  left join book_split_orders as split on split.order_id = case when orders.is_split then orders.order_id end
  order by orders.ordered_on`
}

/** An order once for each member that its lines have. */
function lineOrdersSql(dimension: CataloguedDimension, index: number): string {
  const { columns, joins } = numbered('orders', [dimension])
  const rows = taggedRowsSql([dimension], 'order_lines', {
    columns: ['sales.customer_key', 'sales.ordered_on', 'sales.order_id'],
    where: [purchases.order_lines ?? 'true']
  })
  return `create or replace temp table book_orders_${index} as
  select ${['orders.customer_key', 'orders.ordered_on', 'split.number is not null as is_split', 'split.number as order_id', ...columns].join(', ')}
  from (select distinct * from (${rows}) as lines) as orders
  ${joins.join('\n')}
  left join book_split_orders as split on split.order_id = orders.order_id
  order by orders.ordered_on`
}

function daysSql({ table, member }: Slice, index: number): string {
  const days = `select distinct orders.${member} as member, orders.customer_key, orders.ordered_on
    from ${table} as orders where orders.customer_key is not null`
  return `create or replace temp table book_days_${index} as
  select * from (${followingSql(days)}) as days order by days.ordered_on`
}

/** Takes the temporary tables away. */
export async function closeSlices(connection: DuckDBConnection, { orders, days }: Slices): Promise<void> {
  const tables = [...orders, ...days].map(({ table }) => table).filter((table) => table.startsWith('book_'))
  await runAll(
    connection,
    [...new Set(['book_lines', 'book_members', 'book_sales', 'book_split_orders', ...tables])].map(
      (table) => `drop table if exists temp.${table}`
    )
  )
}

/** The customers' classes that rows of customers are split by after they were counted. */
export const classColumns = (dimensions: readonly CataloguedDimension[]) =>
  dimensions
    .filter(({ attribute_of }) => attribute_of === 'customer')
    .map((dimension) => ({ dimension, column: memberColumn(dimension, 'purchase_days') }))
