-- grain: one row per customer with a purchase in the trailing window, with what the clusters are made of
with
  days as (
    select
      customer_days.customer_key,
      customer_days.ordered_on,
      sum(customer_days.sale_line_count) as sale_line_count,
      sum(customer_days.net_amount) as net_amount
    from intermediate.customer_days as customer_days
    where
      customer_days.ordered_on >= (
        select build_period.trailing_from from intermediate.build_period as build_period
      )
    group by customer_days.customer_key, customer_days.ordered_on
  ),
  buyers as (
    select
      days.customer_key,
      max(days.ordered_on) filter (where days.sale_line_count > 0) as last_on,
      count(*) filter (where days.sale_line_count > 0) as purchase_days,
      sum(days.net_amount) as net_amount
    from days
    group by days.customer_key
  )
select
  buyers.customer_key,
  date_diff('day', buyers.last_on, build_period.as_of) as recency_days,
  buyers.purchase_days,
  cast(buyers.net_amount as double) as net_amount
from
  buyers
  cross join intermediate.build_period as build_period
where buyers.last_on is not null
order by buyers.customer_key
