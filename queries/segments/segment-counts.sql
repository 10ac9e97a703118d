-- grain: one row per segment, and one per pair of R and F score that customers have (where the segment is null)
select
  period_segments.segment,
  cast(period_segments.r_score as double) as r_score,
  cast(period_segments.f_score as double) as f_score,
  cast(count(*) as double) as customers,
  cast(coalesce(sum(period_segments.net_amount), 0) as double) as net_amount,
  avg(period_segments.recency_days) as recency_days,
  avg(period_segments.order_count) as orders,
  avg(period_segments.m_score) as mean_m_score,
  cast(sum(period_repurchases.numerator) as double) as repeating,
  cast(sum(period_repurchases.denominator) as double) as buyers
from
  period_segments
  left join period_repurchases on period_repurchases.customer_key = period_segments.customer_key
group by grouping sets ((period_segments.segment), (period_segments.r_score, period_segments.f_score))
