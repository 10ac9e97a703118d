-- grain: one row per member and customer whose first purchase falls in the window
select
  first_purchases.member,
  first_purchases.customer_key,
  cast(null as varchar) as order_id,
  first_purchases.ordered_on,
  case
    when min(history_orders.order_id) < max(history_orders.order_id) then 1
    else 0
  end as numerator,
  1 as denominator
from
  first_purchases
  inner join history_orders
    on history_orders.member is not distinct from first_purchases.member
    and history_orders.customer_key = first_purchases.customer_key
    and history_orders.ordered_on <= first_purchases.ordered_on + getvariable('repeat_window_days')
group by first_purchases.member, first_purchases.customer_key, first_purchases.ordered_on
