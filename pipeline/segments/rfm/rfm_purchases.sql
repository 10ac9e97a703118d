-- grain: one row per customer with a purchase in the window and month opening
with
  whole_orders as (
    select customer_orders.customer_key, months.month_number, count(*) as order_count
    from
      intermediate.customer_orders as customer_orders
      inner join intermediate.months as months
        on months.month = cast(date_trunc('month', customer_orders.ordered_on) as date)
    where customer_orders.split_order_id is null
    group by customer_orders.customer_key, months.month_number
  ),
  parts as (
    select
      customer_months.customer_key,
      rfm_windows.opening,
      rfm_windows.figures_on,
      customer_months.last_purchase_on,
      coalesce(whole_orders.order_count, 0) as order_count,
      customer_months.net_amount
    from
      intermediate.customer_months as customer_months
      inner join segments.rfm_windows as rfm_windows
        on rfm_windows.month_number = customer_months.month_number
      left join whole_orders
        on whole_orders.customer_key = customer_months.customer_key
        and whole_orders.month_number = customer_months.month_number
    union all
    -- An order split over months counts once: in its first month of the window.
    select
      split_order_months.customer_key,
      rfm_windows.opening,
      rfm_windows.figures_on,
      cast(null as date) as last_purchase_on,
      1 as order_count,
      0 as net_amount
    from
      intermediate.split_order_months as split_order_months
      inner join segments.rfm_windows as rfm_windows
        on rfm_windows.month_number = split_order_months.month_number
        and coalesce(split_order_months.previous_month_number, 0) < rfm_windows.window_from
    union all
    -- Where as_of is not the last day of a month, its window begins within one.
    select
      customer_days.customer_key,
      rfm_windows.opening,
      rfm_windows.figures_on,
      case
        when customer_days.sale_line_count > 0 then customer_days.ordered_on
      end as last_purchase_on,
      0 as order_count,
      customer_days.net_amount
    from
      intermediate.build_period as build_period
      inner join segments.rfm_windows as rfm_windows
        on rfm_windows.opening = build_period.as_of_month_number + 1
        and rfm_windows.month_number = rfm_windows.window_from
      inner join intermediate.months as months on months.month_number = rfm_windows.window_from
      inner join intermediate.customer_days as customer_days
        on customer_days.ordered_on >= build_period.trailing_from and customer_days.ordered_on < months.month
    union all
    select
      customer_orders.customer_key,
      rfm_windows.opening,
      rfm_windows.figures_on,
      customer_orders.ordered_on as last_purchase_on,
      1 as order_count,
      0 as net_amount
    from
      intermediate.build_period as build_period
      inner join segments.rfm_windows as rfm_windows
        on rfm_windows.opening = build_period.as_of_month_number + 1
        and rfm_windows.month_number = rfm_windows.window_from
      inner join intermediate.months as months on months.month_number = rfm_windows.window_from
      inner join intermediate.customer_orders as customer_orders
        on customer_orders.ordered_on >= build_period.trailing_from
        and customer_orders.ordered_on < months.month
        and customer_orders.split_order_id is null
  ),
  summed as (
    select
      parts.customer_key,
      parts.opening,
      parts.figures_on,
      max(parts.last_purchase_on) as last_purchase_on,
      sum(parts.order_count) as order_count,
      sum(parts.net_amount) as net_amount
    from parts
    group by parts.customer_key, parts.opening, parts.figures_on
  )
select
  summed.customer_key,
  summed.opening,
  cast(date_diff('day', summed.last_purchase_on, summed.figures_on) as integer) as recency_days,
  -- Of the days before the first whole month only whole orders are counted.
  case
    when summed.order_count > 0 then cast(summed.order_count as integer)
    else 1
  end as order_count,
  cast(summed.net_amount as decimal(18, 4)) as net_amount
from summed
where summed.last_purchase_on is not null
