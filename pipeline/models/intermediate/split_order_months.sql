-- grain: one row per order split over months and month with a sale line of it, with the month before that has one
with
  order_months as (
    select order_lines.customer_key, order_lines.order_id, months.month_number
    from
      intermediate.order_lines as order_lines
      inner join intermediate.customer_orders as customer_orders
        on customer_orders.customer_key = order_lines.customer_key
        and customer_orders.split_order_id = order_lines.order_id
      inner join intermediate.months as months
        on months.month = cast(date_trunc('month', order_lines.ordered_on) as date)
    where order_lines.line_kind = 'sale' and customer_orders.split_order_id is not null
    group by order_lines.customer_key, order_lines.order_id, months.month_number
  )
select
  order_months.customer_key,
  order_months.order_id,
  order_months.month_number,
  lag(order_months.month_number) over (
    partition by order_months.customer_key, order_months.order_id
    order by order_months.month_number
  ) as previous_month_number
from order_months
