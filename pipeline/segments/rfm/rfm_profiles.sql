-- grain: one row per customer with a purchase in the window and month opening: all that rules look at, as one number
with
  means as (
    select
      rfm.opening,
      count(*) as customers,
      sum(rfm.r_score) as r_scores,
      sum(rfm.f_score) as f_scores,
      sum(rfm.m_score) as m_scores
    from segments.rfm as rfm
    group by rfm.opening
  ),
  first_purchases as (
    select customer_months.customer_key, min(customer_months.first_purchase_on) as first_purchase_on
    from intermediate.customer_months as customer_months
    group by customer_months.customer_key
  ),
  openings as (
    select rfm_windows.opening, rfm_windows.figures_on
    from segments.rfm_windows as rfm_windows
    group by rfm_windows.opening, rfm_windows.figures_on
  ),
  -- Ten at the most for each measure: rules that name more are refused. A join by ranges would take ten times as long.
  limits as (
    select
      max(
        case
          when rfm_bands.measure = 'recency_days'
          and rfm_bands.band = 1 then rfm_bands.figure_from
        end
      ) as recency_days_1,
      max(
        case
          when rfm_bands.measure = 'recency_days'
          and rfm_bands.band = 2 then rfm_bands.figure_from
        end
      ) as recency_days_2,
      max(
        case
          when rfm_bands.measure = 'recency_days'
          and rfm_bands.band = 3 then rfm_bands.figure_from
        end
      ) as recency_days_3,
      max(
        case
          when rfm_bands.measure = 'recency_days'
          and rfm_bands.band = 4 then rfm_bands.figure_from
        end
      ) as recency_days_4,
      max(
        case
          when rfm_bands.measure = 'recency_days'
          and rfm_bands.band = 5 then rfm_bands.figure_from
        end
      ) as recency_days_5,
      max(
        case
          when rfm_bands.measure = 'recency_days'
          and rfm_bands.band = 6 then rfm_bands.figure_from
        end
      ) as recency_days_6,
      max(
        case
          when rfm_bands.measure = 'recency_days'
          and rfm_bands.band = 7 then rfm_bands.figure_from
        end
      ) as recency_days_7,
      max(
        case
          when rfm_bands.measure = 'recency_days'
          and rfm_bands.band = 8 then rfm_bands.figure_from
        end
      ) as recency_days_8,
      max(
        case
          when rfm_bands.measure = 'recency_days'
          and rfm_bands.band = 9 then rfm_bands.figure_from
        end
      ) as recency_days_9,
      max(
        case
          when rfm_bands.measure = 'recency_days'
          and rfm_bands.band = 10 then rfm_bands.figure_from
        end
      ) as recency_days_10,
      max(
        case
          when rfm_bands.measure = 'orders'
          and rfm_bands.band = 1 then rfm_bands.figure_from
        end
      ) as orders_1,
      max(
        case
          when rfm_bands.measure = 'orders'
          and rfm_bands.band = 2 then rfm_bands.figure_from
        end
      ) as orders_2,
      max(
        case
          when rfm_bands.measure = 'orders'
          and rfm_bands.band = 3 then rfm_bands.figure_from
        end
      ) as orders_3,
      max(
        case
          when rfm_bands.measure = 'orders'
          and rfm_bands.band = 4 then rfm_bands.figure_from
        end
      ) as orders_4,
      max(
        case
          when rfm_bands.measure = 'orders'
          and rfm_bands.band = 5 then rfm_bands.figure_from
        end
      ) as orders_5,
      max(
        case
          when rfm_bands.measure = 'orders'
          and rfm_bands.band = 6 then rfm_bands.figure_from
        end
      ) as orders_6,
      max(
        case
          when rfm_bands.measure = 'orders'
          and rfm_bands.band = 7 then rfm_bands.figure_from
        end
      ) as orders_7,
      max(
        case
          when rfm_bands.measure = 'orders'
          and rfm_bands.band = 8 then rfm_bands.figure_from
        end
      ) as orders_8,
      max(
        case
          when rfm_bands.measure = 'orders'
          and rfm_bands.band = 9 then rfm_bands.figure_from
        end
      ) as orders_9,
      max(
        case
          when rfm_bands.measure = 'orders'
          and rfm_bands.band = 10 then rfm_bands.figure_from
        end
      ) as orders_10,
      max(
        case
          when rfm_bands.measure = 'net_amount'
          and rfm_bands.band = 1 then rfm_bands.figure_from
        end
      ) as net_amount_1,
      max(
        case
          when rfm_bands.measure = 'net_amount'
          and rfm_bands.band = 2 then rfm_bands.figure_from
        end
      ) as net_amount_2,
      max(
        case
          when rfm_bands.measure = 'net_amount'
          and rfm_bands.band = 3 then rfm_bands.figure_from
        end
      ) as net_amount_3,
      max(
        case
          when rfm_bands.measure = 'net_amount'
          and rfm_bands.band = 4 then rfm_bands.figure_from
        end
      ) as net_amount_4,
      max(
        case
          when rfm_bands.measure = 'net_amount'
          and rfm_bands.band = 5 then rfm_bands.figure_from
        end
      ) as net_amount_5,
      max(
        case
          when rfm_bands.measure = 'net_amount'
          and rfm_bands.band = 6 then rfm_bands.figure_from
        end
      ) as net_amount_6,
      max(
        case
          when rfm_bands.measure = 'net_amount'
          and rfm_bands.band = 7 then rfm_bands.figure_from
        end
      ) as net_amount_7,
      max(
        case
          when rfm_bands.measure = 'net_amount'
          and rfm_bands.band = 8 then rfm_bands.figure_from
        end
      ) as net_amount_8,
      max(
        case
          when rfm_bands.measure = 'net_amount'
          and rfm_bands.band = 9 then rfm_bands.figure_from
        end
      ) as net_amount_9,
      max(
        case
          when rfm_bands.measure = 'net_amount'
          and rfm_bands.band = 10 then rfm_bands.figure_from
        end
      ) as net_amount_10,
      max(
        case
          when rfm_bands.measure = 'first_purchase_days'
          and rfm_bands.band = 1 then rfm_bands.figure_from
        end
      ) as first_purchase_days_1,
      max(
        case
          when rfm_bands.measure = 'first_purchase_days'
          and rfm_bands.band = 2 then rfm_bands.figure_from
        end
      ) as first_purchase_days_2,
      max(
        case
          when rfm_bands.measure = 'first_purchase_days'
          and rfm_bands.band = 3 then rfm_bands.figure_from
        end
      ) as first_purchase_days_3,
      max(
        case
          when rfm_bands.measure = 'first_purchase_days'
          and rfm_bands.band = 4 then rfm_bands.figure_from
        end
      ) as first_purchase_days_4,
      max(
        case
          when rfm_bands.measure = 'first_purchase_days'
          and rfm_bands.band = 5 then rfm_bands.figure_from
        end
      ) as first_purchase_days_5,
      max(
        case
          when rfm_bands.measure = 'first_purchase_days'
          and rfm_bands.band = 6 then rfm_bands.figure_from
        end
      ) as first_purchase_days_6,
      max(
        case
          when rfm_bands.measure = 'first_purchase_days'
          and rfm_bands.band = 7 then rfm_bands.figure_from
        end
      ) as first_purchase_days_7,
      max(
        case
          when rfm_bands.measure = 'first_purchase_days'
          and rfm_bands.band = 8 then rfm_bands.figure_from
        end
      ) as first_purchase_days_8,
      max(
        case
          when rfm_bands.measure = 'first_purchase_days'
          and rfm_bands.band = 9 then rfm_bands.figure_from
        end
      ) as first_purchase_days_9,
      max(
        case
          when rfm_bands.measure = 'first_purchase_days'
          and rfm_bands.band = 10 then rfm_bands.figure_from
        end
      ) as first_purchase_days_10
    from segments.rfm_bands as rfm_bands
  ),
  measured as (
    select
      rfm.customer_key,
      rfm.opening,
      rfm.recency_days,
      rfm.order_count,
      rfm.net_amount,
      date_diff('day', first_purchases.first_purchase_on, openings.figures_on) as first_purchase_days,
      rfm.r_score + 10 * rfm.f_score + 100 * rfm.m_score + case
        when rfm.r_score * means.customers > means.r_scores then 1000
        else 0
      end + case
        when rfm.f_score * means.customers > means.f_scores then 10000
        else 0
      end + case
        when rfm.m_score * means.customers > means.m_scores then 100000
        else 0
      end as scores
    from
      segments.rfm as rfm
      inner join means on means.opening = rfm.opening
      inner join openings on openings.opening = rfm.opening
      inner join first_purchases on first_purchases.customer_key = rfm.customer_key
  ),
  profiled as (
    select
      measured.customer_key,
      measured.opening,
      measured.scores + cast(1000000 as bigint) * (
        case
          when measured.recency_days >= limits.recency_days_1 then 1
          else 0
        end + case
          when measured.recency_days >= limits.recency_days_2 then 1
          else 0
        end + case
          when measured.recency_days >= limits.recency_days_3 then 1
          else 0
        end + case
          when measured.recency_days >= limits.recency_days_4 then 1
          else 0
        end + case
          when measured.recency_days >= limits.recency_days_5 then 1
          else 0
        end + case
          when measured.recency_days >= limits.recency_days_6 then 1
          else 0
        end + case
          when measured.recency_days >= limits.recency_days_7 then 1
          else 0
        end + case
          when measured.recency_days >= limits.recency_days_8 then 1
          else 0
        end + case
          when measured.recency_days >= limits.recency_days_9 then 1
          else 0
        end + case
          when measured.recency_days >= limits.recency_days_10 then 1
          else 0
        end
      ) + cast(100000000 as bigint) * (
        case
          when measured.order_count >= limits.orders_1 then 1
          else 0
        end + case
          when measured.order_count >= limits.orders_2 then 1
          else 0
        end + case
          when measured.order_count >= limits.orders_3 then 1
          else 0
        end + case
          when measured.order_count >= limits.orders_4 then 1
          else 0
        end + case
          when measured.order_count >= limits.orders_5 then 1
          else 0
        end + case
          when measured.order_count >= limits.orders_6 then 1
          else 0
        end + case
          when measured.order_count >= limits.orders_7 then 1
          else 0
        end + case
          when measured.order_count >= limits.orders_8 then 1
          else 0
        end + case
          when measured.order_count >= limits.orders_9 then 1
          else 0
        end + case
          when measured.order_count >= limits.orders_10 then 1
          else 0
        end
      ) + 10000000000 * (
        case
          when measured.net_amount >= limits.net_amount_1 then 1
          else 0
        end + case
          when measured.net_amount >= limits.net_amount_2 then 1
          else 0
        end + case
          when measured.net_amount >= limits.net_amount_3 then 1
          else 0
        end + case
          when measured.net_amount >= limits.net_amount_4 then 1
          else 0
        end + case
          when measured.net_amount >= limits.net_amount_5 then 1
          else 0
        end + case
          when measured.net_amount >= limits.net_amount_6 then 1
          else 0
        end + case
          when measured.net_amount >= limits.net_amount_7 then 1
          else 0
        end + case
          when measured.net_amount >= limits.net_amount_8 then 1
          else 0
        end + case
          when measured.net_amount >= limits.net_amount_9 then 1
          else 0
        end + case
          when measured.net_amount >= limits.net_amount_10 then 1
          else 0
        end
      ) + 1000000000000 * (
        case
          when measured.first_purchase_days >= limits.first_purchase_days_1 then 1
          else 0
        end + case
          when measured.first_purchase_days >= limits.first_purchase_days_2 then 1
          else 0
        end + case
          when measured.first_purchase_days >= limits.first_purchase_days_3 then 1
          else 0
        end + case
          when measured.first_purchase_days >= limits.first_purchase_days_4 then 1
          else 0
        end + case
          when measured.first_purchase_days >= limits.first_purchase_days_5 then 1
          else 0
        end + case
          when measured.first_purchase_days >= limits.first_purchase_days_6 then 1
          else 0
        end + case
          when measured.first_purchase_days >= limits.first_purchase_days_7 then 1
          else 0
        end + case
          when measured.first_purchase_days >= limits.first_purchase_days_8 then 1
          else 0
        end + case
          when measured.first_purchase_days >= limits.first_purchase_days_9 then 1
          else 0
        end + case
          when measured.first_purchase_days >= limits.first_purchase_days_10 then 1
          else 0
        end
      ) as profile
    from
      measured
      cross join limits
  )
select
  profiled.customer_key,
  profiled.opening,
  profiled.profile,
  lag(profiled.opening) over by_opening as opening_before,
  lag(profiled.profile) over by_opening as profile_before,
  lead(profiled.opening) over by_opening as opening_after
from profiled
window
  by_opening as (
    partition by profiled.customer_key
    order by profiled.opening
  )
