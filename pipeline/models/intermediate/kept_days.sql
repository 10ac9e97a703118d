-- grain: one row per day with sales lines that this build looks at: up to as_of
select order_days.ordered_on, cast(date_trunc('month', order_days.ordered_on) as date) as month
from
  intermediate.order_days as order_days
  cross join intermediate.build_period as build_period
where order_days.ordered_on <= build_period.as_of
