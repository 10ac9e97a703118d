-- grain: one row per build, about products that sales lines name and the products source does not
-- severity: warning
with
  unknown as (
    select products.product_key, products.product_id
    from marts.products as products
    where not products.in_products_source and exists (select 1 from staging.products as described)
  ),
  lines as (
    select unknown.product_id, count(*) as line_count, sum(order_lines.net_amount) as net_amount
    from
      marts.order_lines as order_lines
      inner join unknown on unknown.product_key = order_lines.product_key
    group by unknown.product_id
  )
select
  coalesce(sum(lines.line_count), 0) as failing_rows,
  cast(count(*) as varchar) || case
    when count(*) = 1 then ' product id is'
    else ' product ids are'
  end || ' not in the products source, such as ' || max_by(
    lines.product_id,
    lines.net_amount
  ) || ': ' || cast(sum(lines.line_count) as varchar) || case
    when sum(lines.line_count) = 1 then ' line'
    else ' lines'
  end || ', net sales ' || cast(
    cast(sum(lines.net_amount) as decimal(38, 2)) as varchar
  ) || ', without category' as detail,
  max_by(lines.product_id, lines.net_amount) as sample,
  sum(lines.net_amount) as amount
from lines
