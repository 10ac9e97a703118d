-- grain: one row per customer and month with a line of theirs
select
  orders.customer_key,
  cast(date_trunc('month', orders.ordered_on) as date) as month,
  count(distinct orders.order_id) filter (where orders.sale_line_count > 0 and orders.is_split) + count(
    *
  ) filter (where orders.sale_line_count > 0 and not orders.is_split) as order_count,
  cast(sum(orders.sale_line_count) as bigint) as sale_line_count,
  cast(sum(orders.units) as decimal(18, 4)) as units,
  cast(sum(orders.gross_amount) as decimal(18, 4)) as gross_amount,
  cast(sum(orders.returned_amount) as decimal(18, 4)) as returned_amount,
  cast(sum(orders.net_amount) as decimal(18, 4)) as net_amount
from marts.orders as orders
where orders.customer_key is not null
group by orders.customer_key, cast(date_trunc('month', orders.ordered_on) as date)
order by cast(date_trunc('month', orders.ordered_on) as date)
