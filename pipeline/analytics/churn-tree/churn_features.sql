-- grain: one row per cut-off and customer who had bought in the W days before it, with what was known of them then
with
  days as (
    select
      customer_days.customer_key,
      customer_days.ordered_on,
      sum(customer_days.sale_line_count) > 0 as bought,
      sum(customer_days.net_amount) as net_amount,
      sum(customer_days.returned_amount) as returned_amount
    from intermediate.customer_days as customer_days
    group by customer_days.customer_key, customer_days.ordered_on
  ),
  first_days as (
    select days.customer_key, min(days.ordered_on) as first_on
    from days
    where days.bought
    group by days.customer_key
  ),
  -- Joined day by day: a join by ranges would sort all days of all customers.
  window_days as (
    select
      calendar.day,
      churn_cutoffs.position,
      churn_cutoffs.numbers_below,
      calendar.day < churn_cutoffs.cut_off as is_known,
      calendar.day >= churn_cutoffs.half_from and calendar.day < churn_cutoffs.cut_off as in_half,
      calendar.day >= churn_cutoffs.quarter_from and calendar.day < churn_cutoffs.cut_off as in_quarter,
      calendar.day >= churn_cutoffs.quarter_before_from
      and calendar.day < churn_cutoffs.quarter_from as in_quarter_before
    from
      analytics.churn_cutoffs as churn_cutoffs
      inner join staging.calendar as calendar
        on calendar.day >= churn_cutoffs.window_from and calendar.day < churn_cutoffs.label_until
  ),
  seen as (
    select
      window_days.position,
      days.customer_key,
      max(days.ordered_on) filter (where days.bought and window_days.is_known) as last_on,
      min(days.ordered_on) filter (where days.bought and window_days.is_known) as first_in_window,
      count(*) filter (where days.bought and window_days.is_known) as days_in_window,
      count(*) filter (where days.bought and window_days.in_half) as days_in_half,
      count(*) filter (where days.bought and window_days.in_quarter) as days_in_quarter,
      count(*) filter (where days.bought and window_days.in_quarter_before) as days_in_quarter_before,
      sum(days.net_amount) filter (where window_days.is_known) as net_amount,
      sum(days.returned_amount) filter (where window_days.is_known) as returned_amount,
      count(*) filter (where days.bought and not window_days.is_known) as days_afterwards
    from
      days
      inner join window_days on window_days.day = days.ordered_on
    -- A part of the customers by a scattered number of theirs, the same in every build.
    where mod(days.customer_key * 2654435761, 1000003) < window_days.numbers_below
    group by window_days.position, days.customer_key
  ),
  measured as (
    select
      seen.position,
      seen.customer_key,
      date_diff('day', seen.last_on, churn_cutoffs.cut_off) as recency_days,
      seen.days_in_window,
      cast(seen.net_amount as double) as net_amount,
      seen.days_in_quarter,
      seen.days_in_quarter - seen.days_in_quarter_before as quarter_change,
      seen.days_in_half - (seen.days_in_window - seen.days_in_half) as half_change,
      case
        when seen.days_in_window > 1 then cast(
          date_diff('day', seen.first_in_window, seen.last_on) as double
        ) / cast(seen.days_in_window - 1 as double)
      end as mean_gap_days,
      coalesce(
        cast(seen.returned_amount as double) / nullif(
          cast(seen.net_amount + seen.returned_amount as double),
          0
        ),
        0
      ) as returned_share,
      date_diff('day', first_days.first_on, churn_cutoffs.cut_off) as tenure_days,
      seen.days_afterwards
    from
      seen
      inner join analytics.churn_cutoffs as churn_cutoffs on churn_cutoffs.position = seen.position
      inner join first_days on first_days.customer_key = seen.customer_key
    where seen.last_on is not null
  )
select
  churn_cutoffs.position,
  measured.customer_key,
  measured.recency_days,
  measured.days_in_window,
  measured.net_amount,
  measured.days_in_quarter,
  measured.quarter_change,
  measured.half_change,
  measured.mean_gap_days,
  cast(measured.recency_days as double) / nullif(measured.mean_gap_days, 0) as gaps_missed,
  measured.returned_share,
  case
    when measured.tenure_days < churn_cutoffs.longest_tenure then measured.tenure_days
    else churn_cutoffs.longest_tenure
  end as tenure_days,
  case
    when measured.days_afterwards = 0 then 1
    else 0
  end as has_left
from
  measured
  inner join analytics.churn_cutoffs as churn_cutoffs on churn_cutoffs.position = measured.position
where measured.recency_days <= churn_cutoffs.window_days
order by churn_cutoffs.position, measured.customer_key
