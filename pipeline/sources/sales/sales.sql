-- grain: one row per sales line that was kept; an order without an id is one customer's day
select
  lines.* replace (
    case
      when lines.order_id is not null
      and settings.same_day_orders <> 'merge' then lines.order_id
      else coalesce(
        lines.customer_id || ' @ ' || strftime(lines.ordered_at, '%Y-%m-%d'),
        lines.order_id,
        lines.file_id || ':' || lines.record
      )
    end as order_id,
    coalesce(lines.quantity, 1) as quantity
  )
from
  raw.sales_merged as lines
  cross join raw.settings as settings
