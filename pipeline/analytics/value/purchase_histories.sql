-- grain: one row per customer with a purchase: days counted from the first order day, all of them and those up to $cut_off
with
  days as (
    select
      purchase_days.customer_key,
      date_diff('day', build_period.first_order_on, purchase_days.ordered_on) as day,
      purchase_days.sale_amount
    from
      intermediate.purchase_days as purchase_days
      cross join intermediate.build_period as build_period
  )
select
  days.customer_key,
  min(days.day) as first_day,
  max(days.day) as last_day,
  count(*) - 1 as repeats,
  cast(sum(days.sale_amount) - min_by(days.sale_amount, days.day) as double) as repeat_amount,
  max(days.day) filter (where days.day <= $cut_off) as known_last_day,
  count(*) filter (where days.day <= $cut_off) - 1 as known_repeats
from days
group by days.customer_key
order by days.customer_key
