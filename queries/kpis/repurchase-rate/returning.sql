-- grain: one row per member and customer who bought in the window, on the day of the last order there
with
  orders as (
    select history_orders.member, history_orders.customer_key, history_orders.ordered_on
    from history_orders
    where not history_orders.is_split
    union all
    select history_orders.member, history_orders.customer_key, max(history_orders.ordered_on) as ordered_on
    from history_orders
    where history_orders.is_split
    group by history_orders.member, history_orders.customer_key, history_orders.order_id
  )
select
  orders.member,
  orders.customer_key,
  cast(null as varchar) as order_id,
  max(orders.ordered_on) as ordered_on,
  case
    when count(*) >= 2 then 1
    else 0
  end as numerator,
  1 as denominator
from orders
where orders.customer_key is not null
group by orders.member, orders.customer_key
-- The history ends with the window.
having max(orders.ordered_on) >= getvariable('from_date')
