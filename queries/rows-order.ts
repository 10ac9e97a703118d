import { listAllowed, QueryError } from './errors.ts'
import type { RowsRequest } from './request.ts'

type Level = NonNullable<RowsRequest['level']>

/** What a row is sorted by under a name, and the mart that must be joined for it. */
interface SortColumn {
  readonly sql: string
  readonly join?: keyof typeof joins
}

const joins = {
  customers: 'left join marts.customers as customers on customers.customer_key = picked.customer_key',
  products: 'left join marts.products as products on products.product_key = picked.product_key',
  regions: 'left join marts.regions as regions on regions.region_key = picked.region_key'
}

const customer: SortColumn = {
  sql: 'coalesce(customers.customer_name, customers.customer_id)',
  join: 'customers'
}

const own = (name: string): readonly [string, SortColumn] => [name, { sql: `picked.${name}` }]

const sortColumns: Readonly<Record<Level, ReadonlyMap<string, SortColumn>>> = {
  counted: new Map([
    own('ordered_on'),
    own('order_id'),
    own('numerator'),
    own('denominator'),
    ['customer_name', customer]
  ]),
  lines: new Map([
    ...['ordered_at', 'order_id', 'line_kind', 'channel', 'quantity', 'unit_price'].map(own),
    ...['discount_rate', 'net_amount', 'cost_amount', 'record'].map(own),
    ['customer_name', customer],
    ['product_name', { sql: 'coalesce(products.product_name, products.product_id)', join: 'products' }],
    ['region_name', { sql: 'coalesce(regions.region_name, regions.region_id)', join: 'regions' }]
  ])
}

/** By what the rows of a level are told apart when nothing else does, the day first. */
const usualOrder: Readonly<Record<Level, string>> = {
  counted: 'picked.ordered_on, picked.order_id, picked.numerator desc, picked.customer_key, picked.member',
  lines: 'picked.ordered_at, picked.file_id, picked.record'
}

/** An order of rows: what must be joined to know it, and the words after `order by`. */
export interface RowsOrder {
  readonly joins: readonly string[]
  readonly by: string
}

/**
 * The order that a request asks for: by a column, `-` before it for the largest first, or the order of the days.
 * @throws QueryError when rows of the level have no such column.
 */
export function rowsOrder(sort: string | undefined, level: Level): RowsOrder {
  if (sort === undefined) return { joins: [], by: usualOrder[level] }
  const isDescending = sort.startsWith('-')
  const column = sortColumns[level].get(isDescending ? sort.slice(1) : sort)
  if (column === undefined) {
    const allowed = `${listAllowed([...sortColumns[level].keys()])}; with - before it from the largest`
    throw new QueryError({ parameter: 'sort', value: sort, allowed })
  }
  return {
    joins: column.join === undefined ? [] : [joins[column.join]],
    by: `${column.sql} ${isDescending ? 'desc' : 'asc'} nulls last, ${usualOrder[level]}`
  }
}

/** The condition that lets through the rows in which the text of the variable `rows_search` stands, letter case aside. */
export function searchCondition(level: Level): string {
  const found = (column: string) => `contains(lower(${column}), lower(getvariable('rows_search')))`
  const keys = (mart: string, key: string, columns: readonly string[]) =>
    `rows.${key} in (select named.${key} from marts.${mart} as named where ${columns
      .map((column) => found(`named.${column}`))
      .join(' or ')})`
  return [
    found('rows.order_id'),
    keys('customers', 'customer_key', ['customer_id', 'customer_name']),
    ...(level === 'lines'
      ? [
          keys('products', 'product_key', ['product_id', 'product_name', 'category']),
          keys('regions', 'region_key', ['region_id', 'region_name'])
        ]
      : [])
  ].join(' or ')
}
