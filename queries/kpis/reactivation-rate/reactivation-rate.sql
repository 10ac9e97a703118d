-- grain: one row per member and customer who churned in the period, as the churn rate counts them
with
  days as (
    select
      purchase_days.member,
      purchase_days.customer_key,
      purchase_days.ordered_on,
      purchase_days.next_on is not null as came_back,
      purchase_days.churned_on >= getvariable('from_date')
      and purchase_days.churned_on < getvariable('known_until') as churned_in_period
    from purchase_days
    where purchase_days.ordered_on < getvariable('until_date')
  )
select
  days.member,
  days.customer_key,
  cast(null as varchar) as order_id,
  max(days.ordered_on) filter (where days.churned_in_period) as ordered_on,
  case
    when bool_or(days.came_back) filter (where days.churned_in_period) then 1
    else 0
  end as numerator,
  1 as denominator
from days
group by days.member, days.customer_key
having min(days.ordered_on) < getvariable('from_date') and bool_or(days.churned_in_period)
