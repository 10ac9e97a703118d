-- grain: one row per member and complaint, and one per member and order, which is a thousandth of a thousand
select
  period_complaints.member,
  period_complaints.customer_key,
  period_complaints.complaint_id as order_id,
  period_complaints.opened_on as ordered_on,
  1 as numerator,
  cast(0 as decimal(18, 4)) as denominator
from period_complaints
union all
select
  period_orders.member,
  period_orders.customer_key,
  period_orders.order_id,
  period_orders.ordered_on,
  0 as numerator,
  cast(0.001 as decimal(18, 4)) as denominator
from period_orders
where not period_orders.is_split
union all
select
  period_orders.member,
  max(period_orders.customer_key) as customer_key,
  period_orders.order_id,
  min(period_orders.ordered_on) as ordered_on,
  0 as numerator,
  cast(0.001 as decimal(18, 4)) as denominator
from period_orders
where period_orders.is_split
group by period_orders.member, period_orders.order_id
