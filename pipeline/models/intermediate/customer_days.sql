-- grain: one row per customer, day and region with a line of theirs
select
  order_lines.customer_key,
  order_lines.ordered_on,
  order_lines.region_key,
  count(*) filter (where order_lines.line_kind = 'sale') as sale_line_count,
  count(*) filter (
    where order_lines.line_kind = 'adjustment' and order_lines.net_amount = 0 and order_lines.quantity > 0
  ) as free_line_count,
  cast(
    coalesce(sum(order_lines.net_amount) filter (where order_lines.line_kind = 'sale'), 0) as decimal(18, 4)
  ) as sale_amount,
  cast(sum(order_lines.net_amount) as decimal(18, 4)) as net_amount,
  cast(
    -coalesce(sum(order_lines.net_amount) filter (where order_lines.line_kind = 'return'), 0) as decimal(
      18,
      4
    )
  ) as returned_amount
from intermediate.order_lines as order_lines
where order_lines.customer_key is not null
group by order_lines.customer_key, order_lines.ordered_on, order_lines.region_key
