-- grain: one row per customer whose home region is known: given, else where most of their trailing net sales lie
with
  sales_by_region as (
    select
      orders.customer_key,
      orders.region_key,
      sum(orders.net_amount) as net_amount,
      max(orders.ordered_on) as last_ordered_on
    from intermediate.orders as orders
    where
      orders.customer_key is not null
      and orders.region_key is not null
      and orders.ordered_on >= (
        select build_period.trailing_from
        from intermediate.build_period as build_period
      )
    group by orders.customer_key, orders.region_key
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
from intermediate.customers as customers
left join intermediate.regions as given on given.region_id = customers.region_id
left join ranked on ranked.customer_key = customers.customer_key and ranked.place = 1
where coalesce(given.region_key, ranked.region_key) is not null
