-- grain: one row per month of the calendar; month_number counts months without gaps, so that it can be added to
select
  cast(date_trunc('month', calendar.day) as date) as month,
  cast(extract(year from calendar.day) * 12 + extract(month from calendar.day) as integer) as month_number,
  max(calendar.day) as last_day
from staging.calendar as calendar
group by
  cast(date_trunc('month', calendar.day) as date),
  cast(extract(year from calendar.day) * 12 + extract(month from calendar.day) as integer)
