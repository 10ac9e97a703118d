-- grain: one row per build, about sales lines without a line id that agree in every mapped column with another one
-- severity: warning
with
  repeated as (
    select
      min(order_lines.order_id) as order_id,
      count(*) - 1 as extra_lines,
      (count(*) - 1) * max(order_lines.net_amount) as extra_amount
    from marts.order_lines as order_lines
    where order_lines.line_id is null
    group by
      order_lines.order_id,
      order_lines.customer_key,
      order_lines.product_key,
      order_lines.region_key,
      order_lines.ordered_at,
      order_lines.channel,
      order_lines.payment_method,
      order_lines.campaign_id,
      order_lines.sales_rep,
      order_lines.line_kind,
      order_lines.quantity,
      order_lines.unit_price,
      order_lines.discount_rate,
      order_lines.net_amount,
      order_lines.cost_amount
    having count(*) > 1
  )
select
  coalesce(sum(repeated.extra_lines), 0) as failing_rows,
  cast(sum(repeated.extra_lines) as varchar) || case
    when sum(repeated.extra_lines) = 1 then ' line agrees'
    else ' lines agree'
  end || ' in every mapped column with another one: net sales ' || cast(
    cast(sum(repeated.extra_amount) as decimal(38, 2)) as varchar
  ) || ' may be counted twice — map line_id, or set deduplicate: true' as detail,
  min(repeated.order_id) as sample,
  sum(repeated.extra_amount) as amount
from repeated
