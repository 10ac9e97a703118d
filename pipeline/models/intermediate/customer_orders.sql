-- grain: one row per customer and order with a sale line, on the day of the first; split_order_id only where months differ
select
  order_lines.customer_key,
  min(order_lines.ordered_on) as ordered_on,
  case
    when cast(date_trunc('month', min(order_lines.ordered_on)) as date) < cast(
      date_trunc('month', max(order_lines.ordered_on)) as date
    ) then order_lines.order_id
  end as split_order_id
from intermediate.order_lines as order_lines
where order_lines.customer_key is not null and order_lines.line_kind = 'sale'
group by order_lines.customer_key, order_lines.order_id
