-- grain: one row per product that the customer bought in the trailing months, the largest net sales first
select
  coalesce(products.product_id, '') as product_id,
  coalesce(products.product_name, '') as product_name,
  products.category,
  cast(count(distinct lines.order_id) filter (where lines.line_kind = 'sale') as double) as orders,
  cast(coalesce(sum(lines.quantity) filter (where lines.line_kind <> 'adjustment'), 0) as double) as units,
  cast(sum(lines.net_amount) as double) as net_amount,
  cast(
    coalesce(-sum(lines.net_amount) filter (where lines.line_kind = 'return'), 0) as double
  ) as returned_amount,
  cast(max(lines.ordered_on) filter (where lines.line_kind = 'sale') as varchar) as last_order_on
from
  marts.order_lines as lines
  left join marts.products as products on products.product_key = lines.product_key
where
  lines.customer_key = getvariable('card_key')
  and lines.ordered_on >= getvariable('trailing_date')
  and lines.ordered_on < getvariable('until_date')
group by products.product_id, products.product_name, products.category
order by sum(lines.net_amount) desc, products.product_id
