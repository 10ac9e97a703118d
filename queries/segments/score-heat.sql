-- grain: one row per pair of R and F score that customers have
select
  cast(period_segments.r_score as double) as r_score,
  cast(period_segments.f_score as double) as f_score,
  cast(count(*) as double) as customers,
  cast(sum(period_segments.net_amount) as double) as net_amount,
  avg(period_segments.m_score) as mean_m_score
from period_segments
where period_segments.r_score is not null
group by period_segments.r_score, period_segments.f_score
order by period_segments.r_score desc, period_segments.f_score desc
