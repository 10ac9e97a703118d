-- grain: one row per member and customer with a sale line, with the first such order
select
  period_orders.member,
  period_orders.customer_key,
  min_by(period_orders.order_id, period_orders.ordered_on) as order_id,
  min(period_orders.ordered_on) as ordered_on,
  1 as numerator,
  null as denominator
from period_orders
where period_orders.customer_key is not null
group by period_orders.member, period_orders.customer_key
