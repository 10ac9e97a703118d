import { buyersSql, churningSql } from '../customer-views.ts'
import type { KpiDefinition, ViewName } from '../define-query.ts'
import { amountNames, viewShapes } from '../period-views.ts'
import type { Slice, Slices } from './slices.ts'

const dated = (view: ViewName, rows: string, day: string): string => {
  const { from, until } = viewShapes[view]
  return `${rows}.${day} >= getvariable('${from}') and ${rows}.${day} < getvariable('${until}')`
}

const stacked = (parts: readonly string[]): string => parts.join('\nunion all\n')

const memberOf = (rows: string, member: string): string =>
  /^\d+$/.test(member) ? member : `${rows}.${member}`

/** The views of one month that a KPI reads, standing on the slices; null for one that the book does not keep. */
export function sliceViewSql(view: ViewName, kpi: KpiDefinition, slices: Slices): string | null {
  switch (view) {
    case 'period_orders':
      return ordersOf(kpi, slices)
    case 'period_buyers':
      return buyersSql(ordersOf(kpi, slices))
    case 'purchase_days':
      return churningSql(stacked(slices.days.map((slice) => daysOf(slice, view))))
    case 'first_purchases':
      return stacked(slices.days.map((slice) => `${daysOf(slice, view)} and days.previous_on is null`))
    case 'period_sales':
      return stacked(
        ['0', ...slices.orders.flatMap((_slice, index) => (index === 0 ? [] : [`member_${index - 1}`]))].map(
          (member) => `${monthsOf(memberOf('sales', member), slices.sales)}
          where ${dated(view, 'sales', 'month')}`
        )
      )
    case 'base_sales':
    case 'history_orders':
      return null
  }
}

function ordersOf(kpi: KpiDefinition, slices: Slices): string {
  // Rows of customers are split by the customers' classes after they were counted.
  const orders = slices.orders.filter(
    ({ dimension }) => kpi.scope_of === 'lines' || dimension?.attribute_of !== 'customer'
  )
  return stacked(
    orders.map(
      ({ table, member }) => `select ${memberOf('orders', member)} as member, orders.customer_key,
            orders.order_id, orders.ordered_on, orders.is_split
          from ${table} as orders where ${dated('period_orders', 'orders', 'ordered_on')}`
    )
  )
}

const daysOf = ({ table, member }: Slice, view: ViewName): string =>
  `select ${memberOf('days', member)} as member, days.customer_key, days.ordered_on, days.previous_on, days.next_on
  from ${table} as days where ${dated(view, 'days', 'ordered_on')}`

/** Sums of months as rows of sales. */
export function monthsOf(member: string, table: string): string {
  return `select
    ${member} as member, cast(null as integer) as customer_key, cast(null as varchar) as order_id,
    sales.month as ordered_on, ${amountNames.map((name) => `sales.${name}`).join(', ')}
  from ${table} as sales`
}
