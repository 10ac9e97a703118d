-- grain: one row per calendar day from the first order to as_of, days without a sales line included
select calendar.day, coalesce(order_days.line_count, 0) as line_count
from
  staging.calendar as calendar
  cross join intermediate.build_period as build_period
  left join intermediate.order_days as order_days on order_days.ordered_on = calendar.day
where calendar.day >= build_period.first_order_on and calendar.day <= build_period.as_of
order by calendar.day
