-- grain: one row per customer id seen in the customers source or on a sales line
with
  seen as (
    select customers.customer_id
    from staging.customers as customers
    union
    select sales.customer_id
    from staging.sales as sales
    where
      sales.customer_id is not null
      and cast(sales.ordered_at as date) in (
        select kept_days.ordered_on from intermediate.kept_days as kept_days
      )
  )
select
  cast(row_number() over (order by seen.customer_id) as integer) as customer_key,
  seen.customer_id,
  customers.region_id,
  customers.customer_id is not null as in_customers_source
from
  seen
  left join staging.customers as customers on customers.customer_id = seen.customer_id
