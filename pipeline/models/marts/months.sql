-- grain: one row per calendar month from the first to the last order month
select
  months.month,
  months.last_day <= build_period.complete_through as is_complete,
  case
    when months.last_day < build_period.as_of then months.last_day
    else build_period.as_of
  end as days_with_data_to
from
  intermediate.months as months
  cross join intermediate.build_period as build_period
where months.month_number between build_period.first_month_number and build_period.last_month_number
order by months.month
