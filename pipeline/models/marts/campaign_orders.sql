-- grain: one row per campaign, customer, or none, and day with orders that bear its id
select
  orders.campaign_id,
  orders.customer_key,
  orders.ordered_on,
  count(distinct orders.order_id) filter (where orders.sale_line_count > 0) as orders,
  cast(sum(orders.net_amount) as decimal(18, 4)) as net_amount,
  cast(sum(orders.costed_net_amount) as decimal(18, 4)) as costed_net_amount,
  cast(sum(orders.cost_amount) as decimal(18, 4)) as cost_amount
from
  marts.orders as orders
  inner join marts.campaigns as campaigns on campaigns.campaign_id = orders.campaign_id
group by orders.campaign_id, orders.customer_key, orders.ordered_on
