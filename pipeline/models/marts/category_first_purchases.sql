-- grain: one row per customer, category, channel and region with a purchase, and the day of the first
select
  order_lines.customer_key,
  products.category,
  order_lines.channel,
  order_lines.region_key,
  min(order_lines.ordered_on) as first_on
from
  marts.order_lines as order_lines
  left join marts.products as products on products.product_key = order_lines.product_key
where order_lines.customer_key is not null and order_lines.line_kind = 'sale'
group by order_lines.customer_key, products.category, order_lines.channel, order_lines.region_key
order by products.category
