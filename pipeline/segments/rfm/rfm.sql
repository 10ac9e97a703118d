-- grain: one row per customer with a purchase in the window and month opening, scored from 1 to 5 on each measure
select
  rfm_purchases.customer_key,
  rfm_purchases.opening,
  rfm_purchases.recency_days,
  rfm_purchases.order_count,
  rfm_purchases.net_amount,
  5 - case
    when rfm_purchases.recency_days > rfm_cuts.recency_days_1 then 1
    else 0
  end - case
    when rfm_purchases.recency_days > rfm_cuts.recency_days_2 then 1
    else 0
  end - case
    when rfm_purchases.recency_days > rfm_cuts.recency_days_3 then 1
    else 0
  end - case
    when rfm_purchases.recency_days > rfm_cuts.recency_days_4 then 1
    else 0
  end as r_score,
  1 + case
    when rfm_purchases.order_count > rfm_cuts.orders_1 then 1
    else 0
  end + case
    when rfm_purchases.order_count > rfm_cuts.orders_2 then 1
    else 0
  end + case
    when rfm_purchases.order_count > rfm_cuts.orders_3 then 1
    else 0
  end + case
    when rfm_purchases.order_count > rfm_cuts.orders_4 then 1
    else 0
  end as f_score,
  1 + case
    when rfm_purchases.net_amount > rfm_cuts.net_amount_1 then 1
    else 0
  end + case
    when rfm_purchases.net_amount > rfm_cuts.net_amount_2 then 1
    else 0
  end + case
    when rfm_purchases.net_amount > rfm_cuts.net_amount_3 then 1
    else 0
  end + case
    when rfm_purchases.net_amount > rfm_cuts.net_amount_4 then 1
    else 0
  end as m_score
from
  segments.rfm_purchases as rfm_purchases
  inner join segments.rfm_cuts as rfm_cuts on rfm_cuts.opening = rfm_purchases.opening
