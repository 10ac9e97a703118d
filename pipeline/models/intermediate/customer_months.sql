-- grain: one row per customer and month with a line of theirs
select
  orders.customer_key,
  cast(date_trunc('month', orders.ordered_on) as date) as month,
  count(distinct orders.order_id) filter (where orders.sale_line_count > 0) as order_count,
  sum(orders.sale_line_count) as sale_line_count,
  sum(orders.units) as units,
  sum(orders.gross_amount) as gross_amount,
  sum(orders.returned_amount) as returned_amount,
  sum(orders.net_amount) as net_amount
from intermediate.orders as orders
where orders.customer_key is not null
group by orders.customer_key, cast(date_trunc('month', orders.ordered_on) as date)
