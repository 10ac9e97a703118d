-- grain: one row per build: how many days lie between the first order day and as_of
select date_diff('day', build_period.first_order_on, build_period.as_of) as last_day
from intermediate.build_period as build_period
