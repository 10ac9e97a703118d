-- grain: one row per customer with a purchase in the window of the segments, with what the clusters are made of
select
  rfm_purchases.customer_key,
  rfm_purchases.recency_days,
  rfm_purchases.order_count,
  cast(rfm_purchases.net_amount as double) as net_amount
from
  segments.rfm_purchases as rfm_purchases
  inner join intermediate.build_period as build_period
    on build_period.as_of_month_number + 1 = rfm_purchases.opening
order by rfm_purchases.customer_key
