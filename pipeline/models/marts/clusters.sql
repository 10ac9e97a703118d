-- grain: one row per cluster of like customers, the best first; the measures are geometric means
select
  clusters.cluster,
  clusters.position,
  clusters.label_zh,
  clusters.label_en,
  clusters.customers,
  clusters.recency_days,
  clusters.orders,
  clusters.net_amount
from analytics.clusters as clusters
