-- grain: one row per month opening and whole month of its window; figures are those of the day before the opening
with
  configured as (
    select count(*) > 0 as takes_all_history
    from staging.settings as settings
    where settings.name = 'segment_window' and settings.value = 'all'
  )
select
  openings.month_number as opening,
  openings.month as opening_on,
  case
    when last_days.last_day < build_period.as_of then last_days.last_day
    else build_period.as_of
  end as figures_on,
  months.month_number,
  -- Of which an order that is split over months has its first one in the window.
  case
    when configured.takes_all_history then build_period.first_month_number
    else openings.month_number - build_period.trailing_months
  end as window_from
from
  intermediate.build_period as build_period
  cross join configured
  inner join intermediate.months as openings
    on openings.month_number > build_period.first_month_number
    and openings.month_number <= build_period.as_of_month_number + 1
  inner join intermediate.months as last_days on last_days.month_number = openings.month_number - 1
  inner join intermediate.months as months
    on months.month_number < openings.month_number
    and (
      configured.takes_all_history
      or months.month_number >= openings.month_number - build_period.trailing_months
    )
