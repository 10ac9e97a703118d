-- grain: one row per member and customer whose last purchase before the period lies in the W days before it
with
  -- In a period of more than W days also who bought in it once more, and never again for W days.
  churned_later as (
    select purchase_days.member, purchase_days.customer_key
    from purchase_days
    where
      purchase_days.ordered_on >= getvariable('from_date')
      and purchase_days.churned_on >= getvariable('from_date')
      and purchase_days.churned_on < getvariable('known_until')
    group by purchase_days.member, purchase_days.customer_key
  )
select
  purchase_days.member,
  purchase_days.customer_key,
  cast(null as varchar) as order_id,
  purchase_days.ordered_on,
  case
    when purchase_days.churned_on >= getvariable('from_date')
    and purchase_days.churned_on < getvariable('known_until') then 1
    when churned_later.customer_key is not null then 1
    else 0
  end as numerator,
  1 as denominator
from
  purchase_days
  left join churned_later
    on churned_later.member is not distinct from purchase_days.member
    and churned_later.customer_key = purchase_days.customer_key
where
  purchase_days.ordered_on < getvariable('from_date')
  and (purchase_days.next_on is null or purchase_days.next_on >= getvariable('from_date'))
