-- grain: one row per member and customer who bought in the period before, on the last such day
select
  purchase_days.member,
  purchase_days.customer_key,
  cast(null as varchar) as order_id,
  purchase_days.ordered_on,
  case
    when purchase_days.next_on is not null then 1
    else 0
  end as numerator,
  1 as denominator
from purchase_days
where
  purchase_days.ordered_on < getvariable('period_from')
  and (purchase_days.next_on is null or purchase_days.next_on >= getvariable('period_from'))
