-- grain: one row per member and order with a sale line; only ids that stand in several rows are compared
select
  period_orders.member,
  period_orders.customer_key,
  period_orders.order_id,
  period_orders.ordered_on,
  1 as numerator,
  null as denominator
from period_orders
where not period_orders.is_split
union all
select
  period_orders.member,
  max(period_orders.customer_key) as customer_key,
  period_orders.order_id,
  min(period_orders.ordered_on) as ordered_on,
  1 as numerator,
  null as denominator
from period_orders
where period_orders.is_split
group by period_orders.member, period_orders.order_id
