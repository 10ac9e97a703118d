-- grain: one row per order, customer, day, region, channel, payment method, campaign and sales rep
select
  order_lines.order_id,
  order_lines.customer_key,
  order_lines.ordered_on,
  order_lines.region_key,
  order_lines.channel,
  order_lines.payment_method,
  order_lines.campaign_id,
  order_lines.sales_rep,
  count(*) as line_count,
  count(*) filter (where order_lines.line_kind = 'sale') as sale_line_count,
  cast(
    coalesce(sum(order_lines.quantity) filter (where order_lines.line_kind <> 'adjustment'), 0) as decimal(
      18,
      4
    )
  ) as units,
  cast(
    coalesce(sum(order_lines.net_amount) filter (where order_lines.line_kind = 'sale'), 0) as decimal(18, 4)
  ) as gross_amount,
  cast(
    -coalesce(sum(order_lines.net_amount) filter (where order_lines.line_kind = 'return'), 0) as decimal(
      18,
      4
    )
  ) as returned_amount,
  cast(sum(order_lines.net_amount) as decimal(18, 4)) as net_amount,
  cast(
    coalesce(sum(order_lines.net_amount) filter (where order_lines.cost_amount is not null), 0) as decimal(
      18,
      4
    )
  ) as costed_net_amount,
  cast(coalesce(sum(order_lines.cost_amount), 0) as decimal(18, 4)) as cost_amount
from marts.order_lines as order_lines
group by
  order_lines.order_id,
  order_lines.customer_key,
  order_lines.ordered_on,
  order_lines.region_key,
  order_lines.channel,
  order_lines.payment_method,
  order_lines.campaign_id,
  order_lines.sales_rep
order by order_lines.ordered_on
