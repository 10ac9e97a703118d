-- grain: one row per month opening: the four limits between the five scores of each measure
select
  months.month as opening_on,
  rfm_cuts.recency_days_1,
  rfm_cuts.recency_days_2,
  rfm_cuts.recency_days_3,
  rfm_cuts.recency_days_4,
  rfm_cuts.orders_1,
  rfm_cuts.orders_2,
  rfm_cuts.orders_3,
  rfm_cuts.orders_4,
  rfm_cuts.net_amount_1,
  rfm_cuts.net_amount_2,
  rfm_cuts.net_amount_3,
  rfm_cuts.net_amount_4
from
  segments.rfm_cuts as rfm_cuts
  inner join intermediate.months as months on months.month_number = rfm_cuts.opening
order by months.month
