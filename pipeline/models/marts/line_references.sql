-- grain: one row per thing that sales lines refer to (customer, product, region) and how the reference resolves
with
  loaded as (
    select 'customer' as reference, count(*) as row_count
    from staging.customers as customers
    union all
    select 'product' as reference, count(*) as row_count
    from staging.products as products
    union all
    select 'region' as reference, count(*) as row_count
    from staging.regions as regions
  ),
  customer_lines as (
    select
      orders.customer_key,
      cast(sum(orders.line_count) as bigint) as line_count,
      cast(sum(orders.net_amount) as decimal(18, 4)) as net_amount
    from marts.orders as orders
    group by orders.customer_key
  ),
  product_lines as (
    select
      order_lines.product_key,
      count(*) as line_count,
      cast(sum(order_lines.net_amount) as decimal(18, 4)) as net_amount
    from marts.order_lines as order_lines
    group by order_lines.product_key
  ),
  region_lines as (
    select
      sales_months.region_key,
      cast(sum(sales_months.line_count) as bigint) as line_count,
      cast(sum(sales_months.net_amount) as decimal(18, 4)) as net_amount
    from marts.sales_months as sales_months
    group by sales_months.region_key
  ),
  named as (
    select
      'customer' as reference,
      customers.customer_id as id,
      customers.in_customers_source as is_described,
      customer_lines.line_count,
      customer_lines.net_amount
    from
      customer_lines
      left join marts.customers as customers on customers.customer_key = customer_lines.customer_key
    union all
    select
      'product' as reference,
      products.product_id as id,
      products.in_products_source as is_described,
      product_lines.line_count,
      product_lines.net_amount
    from
      product_lines
      left join marts.products as products on products.product_key = product_lines.product_key
    union all
    select
      'region' as reference,
      regions.region_id as id,
      regions.in_regions_source as is_described,
      region_lines.line_count,
      region_lines.net_amount
    from
      region_lines
      left join marts.regions as regions on regions.region_key = region_lines.region_key
  ),
  judged as (
    select
      named.reference,
      case
        when named.id is null then 'none'
        when loaded.row_count = 0 then 'undescribed'
        when named.is_described then 'resolved'
        else 'unknown'
      end as resolution,
      named.id,
      named.line_count,
      named.net_amount
    from
      named
      inner join loaded on loaded.reference = named.reference
  )
select
  judged.reference,
  judged.resolution,
  count(judged.id) as id_count,
  cast(sum(judged.line_count) as bigint) as line_count,
  cast(sum(judged.net_amount) as decimal(18, 4)) as net_amount,
  max_by(judged.id, judged.net_amount) as largest_id
from judged
group by judged.reference, judged.resolution
