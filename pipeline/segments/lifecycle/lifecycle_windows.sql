-- grain: one row per build: after how many days a customer changes stage; days are numbered from the calendar's first
with
  churn as (
    select coalesce(max(cast(nullif(settings.value, '') as integer)), 90) as window_days
    from staging.settings as settings
    where settings.name = 'churn_window_days'
  ),
  limits as (
    select
      churn.window_days,
      max(cast(nullif(lifecycle_rules.days, '') as integer)) filter (
        where lifecycle_rules.stage = 'new'
      ) as new_days,
      max(cast(nullif(lifecycle_rules.days, '') as integer)) filter (
        where lifecycle_rules.stage = 'reactivated'
      ) as reactivated_days,
      max(cast(nullif(lifecycle_rules.window_thirds, '') as integer) * churn.window_days) filter (
        where lifecycle_rules.stage = 'at_risk'
      ) as risk_thirds
    from
      churn
      cross join segments.lifecycle_rules as lifecycle_rules
    group by churn.window_days
  ),
  calendar_start as (
    select min(calendar.day) as day
    from staging.calendar as calendar
  )
select
  limits.window_days,
  limits.new_days,
  limits.reactivated_days,
  cast(cast(limits.risk_thirds - mod(limits.risk_thirds, 3) as double) / 3 as integer) as risk_days,
  calendar_start.day as first_day,
  -- Whoever first bought before it may have bought before the data begin, too.
  date_diff('day', calendar_start.day, build_period.first_order_on) + limits.window_days as new_from,
  date_diff('day', calendar_start.day, build_period.as_of) as as_of,
  date_diff(
    'day',
    calendar_start.day,
    case
      when build_period.complete_through > build_period.as_of then build_period.complete_through
      else build_period.as_of
    end
  ) as last_day
from
  limits
  cross join calendar_start
  cross join intermediate.build_period as build_period
