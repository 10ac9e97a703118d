-- grain: one row per row of period_sales with its money, and one per member and order with a sale line, which counts 1
select
  period_sales.member,
  period_sales.customer_key,
  period_sales.order_id,
  period_sales.ordered_on,
  period_sales.net_amount as numerator,
  0 as denominator
from period_sales
union all
select
  period_orders.member,
  period_orders.customer_key,
  period_orders.order_id,
  period_orders.ordered_on,
  0 as numerator,
  1 as denominator
from period_orders
where not period_orders.is_split
union all
select
  period_orders.member,
  max(period_orders.customer_key) as customer_key,
  period_orders.order_id,
  min(period_orders.ordered_on) as ordered_on,
  0 as numerator,
  1 as denominator
from period_orders
where period_orders.is_split
group by period_orders.member, period_orders.order_id
