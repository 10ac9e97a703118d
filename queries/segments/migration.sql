-- grain: one row per segment before, after, and after by the cuts of before, with customers and their net sales
select
  base_segments.segment as from_segment,
  period_segments.segment as to_segment,
  coalesce(base_rescored.segment, period_segments.segment) as rescored_segment,
  cast(count(*) as double) as customers,
  cast(coalesce(sum(base_segments.net_amount), 0) as decimal(38, 4)) as net_amount_before,
  cast(coalesce(sum(period_segments.net_amount), 0) as decimal(38, 4)) as net_amount_after
from
  period_segments
  inner join base_segments on base_segments.customer_key = period_segments.customer_key
  left join base_rescored on base_rescored.customer_key = period_segments.customer_key
group by
  base_segments.segment,
  period_segments.segment,
  coalesce(base_rescored.segment, period_segments.segment)
