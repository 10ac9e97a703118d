-- grain: one row per build, about orders counted by their rows (is_split) being another number than their distinct ids
-- severity: error
with
  counted as (
    select
      count(*) filter (where not orders.is_split) + count(distinct orders.order_id) filter (
        where orders.is_split
      ) as by_rows,
      count(distinct orders.order_id) as by_ids
    from marts.orders as orders
    where orders.sale_line_count > 0
  )
select
  abs(counted.by_rows - counted.by_ids) as failing_rows,
  'marts.orders.is_split is wrong: ' || cast(counted.by_rows as varchar) || ' orders by their rows, ' || cast(
    counted.by_ids as varchar
  ) || ' by their distinct ids' as detail,
  cast(counted.by_rows as varchar) as sample
from counted
