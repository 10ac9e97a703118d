-- grain: one row per member and customer who bought in the window, with the orders placed there
select
  period_buyers.member,
  period_buyers.customer_key,
  cast(null as varchar) as order_id,
  period_buyers.ordered_on,
  period_buyers.orders as numerator,
  1 as denominator
from period_buyers
