-- grain: one row per scheme and rule, in the order in which the first that matches wins
select
  segment_rules.scheme,
  segment_rules.position,
  segment_rules.segment,
  segment_rules.r_is_high,
  segment_rules.f_is_high,
  segment_rules.m_is_high,
  segment_rules.r_score_from,
  segment_rules.r_score_to,
  segment_rules.f_score_from,
  segment_rules.f_score_to,
  segment_rules.m_score_from,
  segment_rules.m_score_to,
  segment_rules.recency_days_from,
  segment_rules.recency_days_to,
  segment_rules.orders_from,
  segment_rules.orders_to,
  segment_rules.net_amount_from,
  segment_rules.net_amount_to,
  segment_rules.first_purchase_days_from,
  segment_rules.first_purchase_days_to
from staging.segment_rules as segment_rules
order by segment_rules.scheme_number, segment_rules.position
