import type { Backing } from './backing.ts'
import type { PeriodQuestion } from './question.ts'
import { rowsSql } from './view-rows.ts'

/** The one place that says when a customer is churned: on the day that is W days after a purchase, with none since. */
const churnedOn = `case when days.next_on is null or days.next_on > days.ordered_on + getvariable('churn_window_days')
    then days.ordered_on + getvariable('churn_window_days') end as churned_on`

/** Customers' days with a purchase, with the ones before and after in the same slice. */
export function daysSql(question: PeriodQuestion, backing: Backing, where: readonly string[]): string {
  if (backing === 'purchase_days') {
    const columns = ['sales.customer_key', 'sales.ordered_on', 'sales.previous_on', 'sales.next_on']
    return churningSql(rowsSql(question, backing, { columns, where }))
  }
  const columns = ['sales.customer_key', 'sales.ordered_on']
  const bought = [...where, 'sales.customer_key is not null']
  return churningSql(followingSql(rowsSql(question, backing, { columns, where: bought, distinct: true })))
}

/** Adds the day of churn to customers' days. */
export function churningSql(days: string): string {
  return `select days.member, days.customer_key, days.ordered_on, days.previous_on, days.next_on, ${churnedOn}
  from (${days}) as days`
}

/** Adds the days before and after to customers' days, each of which stands there once. */
export function followingSql(days: string): string {
  return `select
      bought.member,
      bought.customer_key,
      bought.ordered_on,
      lag(bought.ordered_on) over (partition by bought.member, bought.customer_key order by bought.ordered_on) as previous_on,
      lead(bought.ordered_on) over (partition by bought.member, bought.customer_key order by bought.ordered_on) as next_on
    from (${days}) as bought`
}

/** Customers whose first purchase in the slice falls in the window. */
export function firstsSql(question: PeriodQuestion, backing: Backing, bought: readonly string[]): string {
  const columns = ['sales.customer_key', 'sales.ordered_on']
  const until = "sales.ordered_on < getvariable('until_date')"
  const from = "sales.ordered_on >= getvariable('from_date')"
  if (backing === 'purchase_days')
    return rowsSql(question, backing, { columns, where: [from, until, 'sales.previous_on is null'] })
  const where = [...bought, 'sales.customer_key is not null']
  const inWindow = rowsSql(question, backing, { columns, where: [...where, from, until] })
  const before = rowsSql(question, backing, {
    columns: ['sales.customer_key'],
    where: [...where, "sales.ordered_on < getvariable('from_date')"]
  })
  // Looking for those of the window among all before is several times faster than finding everyone's first day.
  return `select bought.member, bought.customer_key, bought.ordered_on
  from (
    select each_day.member, each_day.customer_key, min(each_day.ordered_on) as ordered_on
    from (${inWindow}) as each_day
    group by each_day.member, each_day.customer_key
  ) as bought
  anti join (${before}) as earlier
    on earlier.customer_key = bought.customer_key and earlier.member is not distinct from bought.member`
}

/** Customers with the orders that they placed, and the first day of them; an order id counts once. */
export function buyersSql(orders: string): string {
  return `with
    placed as not materialized (${orders}),
    counted as (
      select placed.member, placed.customer_key, placed.ordered_on
      from placed
      where not placed.is_split and placed.customer_key is not null
      union all
      select placed.member, placed.customer_key, min(placed.ordered_on) as ordered_on
      from placed
      where placed.is_split and placed.customer_key is not null
      group by placed.member, placed.customer_key, placed.order_id
    )
  select counted.member, counted.customer_key, min(counted.ordered_on) as ordered_on, count(*) as orders
  from counted
  group by counted.member, counted.customer_key`
}
