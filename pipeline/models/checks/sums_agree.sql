-- grain: one row per build, about net sales or lines that differ between the marts that hold them
-- severity: error
with
  totals as (
    select
      'order_lines' as mart,
      count(*) as line_count,
      coalesce(sum(order_lines.net_amount), 0) as net_amount
    from marts.order_lines as order_lines
    union all
    select
      'orders' as mart,
      cast(coalesce(sum(orders.line_count), 0) as bigint) as line_count,
      coalesce(sum(orders.net_amount), 0) as net_amount
    from marts.orders as orders
    union all
    select
      'sales_months' as mart,
      cast(coalesce(sum(sales_months.line_count), 0) as bigint) as line_count,
      coalesce(sum(sales_months.net_amount), 0) as net_amount
    from marts.sales_months as sales_months
    union all
    select
      'staging.sales' as mart,
      cast(coalesce(sum(order_days.line_count), 0) as bigint) as line_count,
      cast(null as decimal(38, 4)) as net_amount
    from
      intermediate.order_days as order_days
      inner join intermediate.kept_days as kept_days on kept_days.ordered_on = order_days.ordered_on
    union all
    select
      'customer_months and lines without customer' as mart,
      cast(null as bigint) as line_count,
      sum(parts.net_amount) as net_amount
    from
      (
        select coalesce(sum(customer_months.net_amount), 0) as net_amount
        from marts.customer_months as customer_months
        union all
        select coalesce(sum(orders.net_amount), 0) as net_amount
        from marts.orders as orders
        where orders.customer_key is null
      ) as parts
    union all
    select
      'customer_category_months and lines without customer' as mart,
      cast(null as bigint) as line_count,
      sum(parts.net_amount) as net_amount
    from
      (
        select coalesce(sum(customer_category_months.net_amount), 0) as net_amount
        from marts.customer_category_months as customer_category_months
        union all
        select coalesce(sum(orders.net_amount), 0) as net_amount
        from marts.orders as orders
        where orders.customer_key is null
      ) as parts
  )
select
  case
    when min(totals.line_count) = max(totals.line_count)
    and min(totals.net_amount) = max(totals.net_amount) then 0
    else 1
  end as failing_rows,
  'the marts disagree: between ' || cast(min(totals.line_count) as varchar) || ' and ' || cast(
    max(totals.line_count) as varchar
  ) || ' lines, net sales between ' || cast(min(totals.net_amount) as varchar) || ' and ' || cast(
    max(totals.net_amount) as varchar
  ) || ' — most in ' || max_by(totals.mart, totals.net_amount) as detail,
  max_by(totals.mart, totals.net_amount) as sample
from totals
