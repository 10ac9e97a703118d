-- grain: one row per build, about sales lines without a customer id: in sales, in no customer figure
-- severity: warning
select
  coalesce(sum(orders.line_count), 0) as failing_rows,
  cast(sum(orders.line_count) as varchar) || case
    when sum(orders.line_count) = 1 then ' line has'
    else ' lines have'
  end || ' no customer id: net sales ' || cast(
    cast(sum(orders.net_amount) as decimal(38, 2)) as varchar
  ) || ' count in sales and in no customer figure' as detail,
  min(orders.order_id) as sample,
  sum(orders.net_amount) as amount
from marts.orders as orders
where orders.customer_key is null
