-- grain: one row per member and customer who bought in the window, on the day of the first order there
select
  period_buyers.member,
  period_buyers.customer_key,
  cast(null as varchar) as order_id,
  period_buyers.ordered_on,
  case
    when period_buyers.orders >= 2 then 1
    else 0
  end as numerator,
  1 as denominator
from period_buyers
