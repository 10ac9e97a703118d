-- grain: one row per customer in both months; those who bought are scored by the cuts of the earlier one, beside its mean scores
select
  period_segments.customer_key,
  base_segments.segment as from_segment,
  period_segments.segment as to_segment,
  base_segments.net_amount as net_amount_before,
  period_segments.net_amount,
  period_segments.recency_days,
  period_segments.order_count as orders,
  date_diff('day', period_segments.first_order_on, getvariable('figures_on')) as first_purchase_days,
  5 - (period_segments.recency_days > cuts.recency_days_1)::integer - (
    period_segments.recency_days > cuts.recency_days_2
  )::integer - (period_segments.recency_days > cuts.recency_days_3)::integer - (
    period_segments.recency_days > cuts.recency_days_4
  )::integer as r_score,
  1 + (period_segments.order_count > cuts.orders_1)::integer + (
    period_segments.order_count > cuts.orders_2
  )::integer + (period_segments.order_count > cuts.orders_3)::integer + (
    period_segments.order_count > cuts.orders_4
  )::integer as f_score,
  1 + (period_segments.net_amount > cuts.net_amount_1)::integer + (
    period_segments.net_amount > cuts.net_amount_2
  )::integer + (period_segments.net_amount > cuts.net_amount_3)::integer + (
    period_segments.net_amount > cuts.net_amount_4
  )::integer as m_score,
  means.r_score as r_mean,
  means.f_score as f_mean,
  means.m_score as m_mean
from
  period_segments
  inner join base_segments on base_segments.customer_key = period_segments.customer_key
  left join marts.rfm_cuts as cuts on cuts.opening_on = getvariable('base_opening')
  cross join (
    select
      avg(rfm_scores.r_score) as r_score,
      avg(rfm_scores.f_score) as f_score,
      avg(rfm_scores.m_score) as m_score
    from marts.rfm_scores as rfm_scores
    where rfm_scores.opening_on = getvariable('base_opening')
  ) as means
