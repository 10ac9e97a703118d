-- grain: one row per row of period_sales
select
  period_sales.member,
  period_sales.customer_key,
  period_sales.order_id,
  period_sales.ordered_on,
  period_sales.costed_net_amount - period_sales.cost_amount as numerator,
  null as denominator
from period_sales
