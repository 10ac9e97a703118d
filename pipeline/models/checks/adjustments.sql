-- grain: one row per build, about lines that are neither sale nor return: a price of zero or below
-- severity: warning
select
  count(*) as failing_rows,
  cast(count(*) as varchar) || case
    when count(*) = 1 then ' line has'
    else ' lines have'
  end || ' a price of zero or below, which counts in net sales only: net sales ' || cast(
    cast(sum(order_lines.net_amount) as decimal(38, 2)) as varchar
  ) as detail,
  min(order_lines.order_id) as sample,
  sum(order_lines.net_amount) as amount
from marts.order_lines as order_lines
where order_lines.line_kind = 'adjustment'
