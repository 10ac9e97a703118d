-- grain: one row per customer with a purchase in the window and month opening: all that rules look at, as one number
with
  -- The names of the measures let the ranges be found by an equality: by inequalities alone every pair would be sorted.
  means as (
    select
      rfm.opening,
      count(*) as customers,
      sum(rfm.r_score) as r_scores,
      sum(rfm.f_score) as f_scores,
      sum(rfm.m_score) as m_scores,
      'recency_days' as recency_days_measure,
      'orders' as orders_measure,
      'net_amount' as net_amount_measure,
      'first_purchase_days' as first_purchase_days_measure
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
  profiled as (
    select
      rfm.customer_key,
      rfm.opening,
      rfm.r_score + 10 * rfm.f_score + 100 * rfm.m_score + case
        when rfm.r_score * means.customers > means.r_scores then 1000
        else 0
      end + case
        when rfm.f_score * means.customers > means.f_scores then 10000
        else 0
      end + case
        when rfm.m_score * means.customers > means.m_scores then 100000
        else 0
      end + 1000000 * recency_bands.band + 100000000 * order_bands.band + 10000000000 * net_bands.band + 1000000000000 * first_bands.band as profile
    from
      segments.rfm as rfm
      inner join means on means.opening = rfm.opening
      inner join openings on openings.opening = rfm.opening
      inner join first_purchases on first_purchases.customer_key = rfm.customer_key
      inner join segments.rfm_bands as recency_bands
        on recency_bands.measure = means.recency_days_measure
        and (recency_bands.figure_from is null or rfm.recency_days >= recency_bands.figure_from)
        and (recency_bands.figure_below is null or rfm.recency_days < recency_bands.figure_below)
      inner join segments.rfm_bands as order_bands
        on order_bands.measure = means.orders_measure
        and (order_bands.figure_from is null or rfm.order_count >= order_bands.figure_from)
        and (order_bands.figure_below is null or rfm.order_count < order_bands.figure_below)
      inner join segments.rfm_bands as net_bands
        on net_bands.measure = means.net_amount_measure
        and (net_bands.figure_from is null or rfm.net_amount >= net_bands.figure_from)
        and (net_bands.figure_below is null or rfm.net_amount < net_bands.figure_below)
      inner join segments.rfm_bands as first_bands
        on first_bands.measure = means.first_purchase_days_measure
        and (
          first_bands.figure_from is null
          or date_diff(
            'day',
            first_purchases.first_purchase_on,
            openings.figures_on
          ) >= first_bands.figure_from
        )
        and (
          first_bands.figure_below is null
          or date_diff(
            'day',
            first_purchases.first_purchase_on,
            openings.figures_on
          ) < first_bands.figure_below
        )
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
