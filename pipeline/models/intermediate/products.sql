-- grain: one row per product id seen in the products source or on a sales line
with
  seen as (
    select products.product_id
    from staging.products as products
    union
    select sales.product_id
    from staging.sales as sales
    where
      sales.product_id is not null
      and cast(sales.ordered_at as date) in (
        select kept_days.ordered_on from intermediate.kept_days as kept_days
      )
  )
select
  cast(row_number() over (order by seen.product_id) as integer) as product_key,
  seen.product_id,
  products.category,
  products.subcategory,
  products.unit_cost,
  products.product_id is not null as in_products_source
from
  seen
  left join staging.products as products on products.product_id = seen.product_id
