-- grain: one row per product id seen in the products source or on a sales line
select
  products.product_key,
  products.product_id,
  coalesce(described.product_name, products.product_id) as product_name,
  described.category,
  described.subcategory,
  described.unit_cost,
  described.list_price,
  described.launched_on,
  products.in_products_source
/* attributes of products from described */
from
  intermediate.products as products
  left join staging.products as described on described.product_id = products.product_id
order by products.product_key
