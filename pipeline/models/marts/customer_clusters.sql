-- grain: one row per customer with a purchase in the trailing window, when there are enough of them to be grouped
select customer_clusters.customer_key, clusters.cluster
from
  analytics.customer_clusters as customer_clusters
  inner join analytics.clusters as clusters on clusters.position = customer_clusters.position
order by customer_clusters.customer_key
