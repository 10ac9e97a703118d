-- grain: one row per order, customer, day, region, channel, payment method, campaign and sales rep
with
  summed as (
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
        coalesce(
          sum(order_lines.quantity) filter (where order_lines.line_kind <> 'adjustment'),
          0
        ) as decimal(18, 4)
      ) as units,
      cast(
        coalesce(sum(order_lines.net_amount) filter (where order_lines.line_kind = 'sale'), 0) as decimal(
          18,
          4
        )
      ) as gross_amount,
      cast(
        -coalesce(sum(order_lines.net_amount) filter (where order_lines.line_kind = 'return'), 0) as decimal(
          18,
          4
        )
      ) as returned_amount,
      cast(sum(order_lines.net_amount) as decimal(18, 4)) as net_amount,
      cast(
        coalesce(
          sum(order_lines.net_amount) filter (where order_lines.cost_amount is not null),
          0
        ) as decimal(18, 4)
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
  ),
  -- Few or none: whoever counts orders counts rows, and distinct ids among the rows of these alone.
  split_orders as (
    select summed.order_id
    from summed
    where summed.sale_line_count > 0
    group by summed.order_id
    having count(*) > 1
  )
select summed.*, split_orders.order_id is not null as is_split
from
  summed
  left join split_orders on split_orders.order_id = summed.order_id
order by summed.ordered_on
