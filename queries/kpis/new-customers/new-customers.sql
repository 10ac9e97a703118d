-- grain: one row per member and customer whose first purchase falls in the window
select
  first_purchases.member,
  first_purchases.customer_key,
  cast(null as varchar) as order_id,
  first_purchases.ordered_on,
  1 as numerator,
  null as denominator
from first_purchases
