-- grain: one row per customer with a purchase in the later window: the segment that the cuts and means of the earlier month give
with
  cuts as (
    select rfm_cuts.*
    from marts.rfm_cuts as rfm_cuts
    where rfm_cuts.opening_on = getvariable('base_segments_on')
  ),
  means as (
    select
      avg(rfm_scores.r_score) as r_score,
      avg(rfm_scores.f_score) as f_score,
      avg(rfm_scores.m_score) as m_score
    from marts.rfm_scores as rfm_scores
    where rfm_scores.opening_on = getvariable('base_segments_on')
  ),
  scored as (
    select
      period_segments.customer_key,
      period_segments.recency_days,
      period_segments.order_count,
      period_segments.net_amount,
      date_diff('day', customers.first_order_on, getvariable('figures_on')) as first_purchase_days,
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
      )::integer as m_score
    from
      period_segments
      cross join cuts
      inner join marts.customers as customers on customers.customer_key = period_segments.customer_key
    where period_segments.r_score is not null
  ),
  rules as (
    select segment_rules.*
    from marts.segment_rules as segment_rules
    where segment_rules.scheme = getvariable('segment_scheme')
  ),
  -- Numbers are compared and kept faster than names.
  first_matches as (
    select scored.customer_key, min(rules.position) as position
    from
      scored
      cross join means
      inner join rules
        on (rules.r_is_high is null or rules.r_is_high = (scored.r_score > means.r_score))
        and (rules.f_is_high is null or rules.f_is_high = (scored.f_score > means.f_score))
        and (rules.m_is_high is null or rules.m_is_high = (scored.m_score > means.m_score))
        and scored.r_score between coalesce(rules.r_score_from, 1) and coalesce(rules.r_score_to, 5)
        and scored.f_score between coalesce(rules.f_score_from, 1) and coalesce(rules.f_score_to, 5)
        and scored.m_score between coalesce(rules.m_score_from, 1) and coalesce(rules.m_score_to, 5)
        and (rules.recency_days_from is null or scored.recency_days >= rules.recency_days_from)
        and (rules.recency_days_to is null or scored.recency_days <= rules.recency_days_to)
        and (rules.orders_from is null or scored.order_count >= rules.orders_from)
        and (rules.orders_to is null or scored.order_count <= rules.orders_to)
        and (rules.net_amount_from is null or scored.net_amount >= rules.net_amount_from)
        and (rules.net_amount_to is null or scored.net_amount <= rules.net_amount_to)
        and (
          rules.first_purchase_days_from is null
          or scored.first_purchase_days >= rules.first_purchase_days_from
        )
        and (
          rules.first_purchase_days_to is null
          or scored.first_purchase_days <= rules.first_purchase_days_to
        )
    group by scored.customer_key
  )
select first_matches.customer_key, rules.segment
from
  first_matches
  inner join rules on rules.position = first_matches.position
