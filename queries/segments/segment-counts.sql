-- grain: one row per segment: its customers, and of those with a purchase in the window sums and means
select
  period_segments.segment,
  cast(count(*) as double) as customers,
  cast(coalesce(sum(period_segments.net_amount), 0) as double) as net_amount,
  avg(period_segments.recency_days) as recency_days,
  avg(period_segments.order_count) as orders,
  avg(cast(period_segments.net_amount as double)) as mean_net_amount
from period_segments
group by period_segments.segment
