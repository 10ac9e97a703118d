-- grain: one row per member and customer who bought in the window, on the day of the last order there
with
  orders as (
    select
      history_orders.member,
      history_orders.customer_key,
      history_orders.ordered_on,
      null as split_order_id
    from history_orders
    where not history_orders.is_split
    union all
    select
      history_orders.member,
      history_orders.customer_key,
      history_orders.ordered_on,
      history_orders.order_id as split_order_id
    from history_orders
    where history_orders.is_split
  )
select
  orders.member,
  orders.customer_key,
  cast(null as varchar) as order_id,
  max(orders.ordered_on) as ordered_on,
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
-- The history ends with the window.
having max(orders.ordered_on) >= getvariable('from_date')
