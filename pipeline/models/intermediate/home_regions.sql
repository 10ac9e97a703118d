-- grain: one row per customer whose home region is known: given, else where most of their trailing net sales lie
with
  sales_by_region as (
    select
      customer_days.customer_key,
      customer_days.region_key,
      sum(customer_days.net_amount) as net_amount,
      max(customer_days.ordered_on) as last_ordered_on
    from intermediate.customer_days as customer_days
    where
      customer_days.region_key is not null
      and customer_days.ordered_on >= (
        select build_period.trailing_from
        from intermediate.build_period as build_period
      )
    group by customer_days.customer_key, customer_days.region_key
  ),
  ranked as (
    select
      sales_by_region.customer_key,
      sales_by_region.region_key,
      row_number() over (
        partition by sales_by_region.customer_key
        order by
          sales_by_region.net_amount desc,
          sales_by_region.last_ordered_on desc,
          sales_by_region.region_key
      ) as place
    from sales_by_region
  )
select customers.customer_key, coalesce(given.region_key, ranked.region_key) as region_key
from
  intermediate.customers as customers
  left join intermediate.regions as given on given.region_id = customers.region_id
  left join ranked on ranked.customer_key = customers.customer_key and ranked.place = 1
where coalesce(given.region_key, ranked.region_key) is not null
