import { buyersSql, churningSql } from '../customer-views.ts'
import type { KpiDefinition, ViewName } from '../define-query.ts'
import { isEventView } from '../events.ts'
import { amountNames, viewShapes } from '../period-views.ts'
import { cellSql, idColumn, numberedClass } from './book-members.ts'
import { isClass, isPair } from './slices.ts'
import type { Slice, Slices } from './slices.ts'

/** What of the slices a run counts: pairs of members, or all else. */
export interface Counted {
  readonly slices: Slices
  readonly ofPairs: boolean
}

/**
 * The view that a KPI reads, of one span and standing on the slices, with cells as members; null for a view that the
 * book does not keep.
 */
export function sliceViewSql(
  view: ViewName,
  kpi: Pick<KpiDefinition, 'scope_of'>,
  { slices, ofPairs }: Counted
): string | null {
  const isCounted = ({ dimensions }: Slice) => isPair(dimensions, kpi) === ofPairs
  const days = slices.days.filter(isCounted)
  // Rows of customers are split by the customers' classes after they were counted.
  const orders = slices.orders.filter(
    (slice) => isCounted(slice) && (kpi.scope_of === 'lines' || !slice.dimensions.some(isClass))
  )
  if (isEventView(view)) return null
  switch (view) {
    case 'period_orders':
      return stacked(orders.map(ordersOf))
    case 'period_buyers':
      return buyersSql(stacked(orders.map(ordersOf)))
    case 'purchase_days':
      return churningSql(stacked(days.map((slice) => daysOf(slice, view))))
    case 'first_purchases':
      return stacked(days.map((slice) => `${daysOf(slice, view)} and days.previous_on is null`))
    case 'period_sales':
      return stacked(
        orders.map(
          ({ dimensions }) => `${salesOf(cellOf(dimensions, 'sales'), slices)}
          where sales.span = getvariable('book_span')`
        )
      )
    case 'base_sales':
    case 'history_orders':
      return null
  }
}

const stacked = (parts: readonly string[]): string => parts.join('\nunion all\n')

const dated = (view: keyof typeof viewShapes, rows: string): string => {
  const { from, until } = viewShapes[view]
  return `${rows}.ordered_on >= getvariable('${from}') and ${rows}.ordered_on < getvariable('${until}')`
}

const cellOf = (dimensions: Slice['dimensions'], rows: string): string =>
  cellSql(dimensions.map((dimension) => `${rows}.${idColumn(dimension)}`))

/** Orders by the members in the table and the classes that customers have at the opening. */
function ordersOf({ dimensions, table }: Slice): string {
  const classes = new Map(
    dimensions.filter(isClass).map((dimension) => [dimension, numberedClass(dimension)])
  )
  const ids = dimensions.map((dimension) => classes.get(dimension)?.id ?? `sales.${idColumn(dimension)}`)
  return `select ${cellSql(ids)} as member, sales.customer_key, sales.order_id, sales.ordered_on, sales.is_split
  from ${table} as sales
  ${[...classes.values()].flatMap(({ joins }) => joins).join('\n')}
  where ${dated('period_orders', 'sales')}`
}

const daysOf = ({ dimensions, table }: Slice, view: keyof typeof viewShapes): string =>
  `select ${dimensions.length === 0 ? '0' : 'days.cell'} as member,
    days.customer_key, days.ordered_on, days.previous_on, days.next_on
  from ${table} as days where ${dated(view, 'days')}`

/** Sums of spans as rows of sales; `member` is any expression over them. */
export function salesOf(member: string, { sales }: Slices): string {
  return `select
    ${member} as member, cast(null as integer) as customer_key, cast(null as varchar) as order_id,
    cast(null as date) as ordered_on, ${amountNames.map((name) => `sales.${name}`).join(', ')}
  from ${sales} as sales`
}
