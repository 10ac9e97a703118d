-- grain: one row per customer with a purchase in the window and month opening; figures are those of the day before it
select
  rfm.customer_key,
  months.month as opening_on,
  rfm.recency_days,
  rfm.order_count,
  rfm.net_amount,
  rfm.r_score,
  rfm.f_score,
  rfm.m_score,
  rfm_profiles.profile
from
  segments.rfm as rfm
  inner join segments.rfm_profiles as rfm_profiles
    on rfm_profiles.customer_key = rfm.customer_key and rfm_profiles.opening = rfm.opening
  inner join intermediate.months as months on months.month_number = rfm.opening
order by months.month
