-- grain: one row per member and customer who bought in the window, on the day of the first order there
with
  orders as (
    select
      period_orders.member,
      period_orders.customer_key,
      period_orders.ordered_on,
      null as split_order_id
    from period_orders
    where not period_orders.is_split
    union all
    select
      period_orders.member,
      period_orders.customer_key,
      period_orders.ordered_on,
      period_orders.order_id as split_order_id
    from period_orders
    where period_orders.is_split
  )
select
  orders.member,
  orders.customer_key,
  cast(null as varchar) as order_id,
  min(orders.ordered_on) as ordered_on,
  case
    when count(*) filter (where orders.split_order_id is null) + case
      -- The first and the last id tell one order from several; to count them all takes twice the time.
      when min(orders.split_order_id) < max(orders.split_order_id) then 2
      when min(orders.split_order_id) is not null then 1
      else 0
    end >= 2 then 1
    else 0
  end as numerator,
  1 as denominator
from orders
where orders.customer_key is not null
group by orders.member, orders.customer_key
