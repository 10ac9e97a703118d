-- grain: one row per day on which customers bought whose first purchase was not after $cut_off
with
  days as (
    select
      purchase_days.customer_key,
      date_diff('day', build_period.first_order_on, purchase_days.ordered_on) as day
    from
      intermediate.purchase_days as purchase_days
      cross join intermediate.build_period as build_period
  ),
  firsts as (
    select days.customer_key, min(days.day) as first_day
    from days
    group by days.customer_key
  )
select
  days.day,
  count(*) as purchases,
  count(*) filter (where days.day = firsts.first_day) as first_purchases
from
  days
  inner join firsts on firsts.customer_key = days.customer_key
where firsts.first_day <= $cut_off
group by days.day
order by days.day
