-- grain: one row per customer with a purchase in the trailing window, when there are enough of them to be grouped
select
  customer_clusters.customer_key,
  clusters.cluster,
  customer_clusters.recency_days,
  customer_clusters.orders,
  cast(customer_clusters.net_amount as decimal(18, 4)) as net_amount
from
  analytics.customer_clusters as customer_clusters
  inner join analytics.clusters as clusters on clusters.position = customer_clusters.position
order by customer_clusters.customer_key
