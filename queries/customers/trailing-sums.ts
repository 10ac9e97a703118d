import type { DayRange } from '../calendar.ts'
import type { NamedFilter } from '../filters.ts'
import { questionOfCustomers } from '../question.ts'
import { purchasesBacking } from '../recent-buyers.ts'
import type { ViewerScope } from '../scope.ts'
import { purchases, rowsSql } from '../view-rows.ts'

/** Months over which a customer's orders and net sales are summed. */
export const trailingMonths = 12

/**
 * The select of orders and net sales of each customer in the days, all of them or those of the slice that filters of
 * lines leave, which must be open; `among` keeps it to some customers.
 */
export function trailingSums({
  days,
  filters,
  scope
}: {
  days: DayRange
  filters: readonly NamedFilter[]
  scope: ViewerScope
}): (among: string | null) => string {
  const kept = (among: string | null, column: string) => (among === null ? [] : [`${column} in (${among})`])
  if (filters.length === 0) {
    return (among) => `select
      sums.customer_key,
      sum(sums.order_count) as order_count,
      sum(sums.net_amount) as net_amount
    from marts.customer_months as sums
    where ${[`sums.month >= date '${days.from}'`, `sums.month < date '${days.until}'`, ...kept(among, 'sums.customer_key')].join(' and ')}
    group by sums.customer_key`
  }
  const backing = purchasesBacking(filters)
  const isPurchase = purchases[backing] ?? 'true'
  const question = questionOfCustomers(filters, scope)
  return (among) => `select
      bought.customer_key,
      count(distinct bought.order_id) filter (bought.is_purchase) as order_count,
      sum(bought.net_amount) as net_amount
    from (${rowsSql(question, backing, {
      columns: ['sales.customer_key', 'sales.order_id', 'sales.net_amount', `${isPurchase} as is_purchase`],
      where: [
        `sales.ordered_on >= date '${days.from}'`,
        `sales.ordered_on < date '${days.until}'`,
        'sales.customer_key is not null',
        ...kept(among, 'sales.customer_key')
      ]
    })}) as bought
    group by bought.customer_key`
}

/** Days on which customers bought: all, or of the slice that filters of lines leave, which must be open. */
export function purchasesSql(filters: readonly NamedFilter[], scope: ViewerScope): string {
  if (filters.length === 0)
    return 'select purchase_days.customer_key, purchase_days.ordered_on from marts.purchase_days as purchase_days'
  const backing = purchasesBacking(filters)
  return rowsSql(questionOfCustomers(filters, scope), backing, {
    columns: ['sales.customer_key', 'sales.ordered_on'],
    where: [purchases[backing] ?? 'true', 'sales.customer_key is not null']
  })
}
