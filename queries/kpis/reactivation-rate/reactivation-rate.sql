-- grain: one row per member and customer who churned in the period, as the churn rate counts them
with
  -- In a period of more than W days also who bought in it once more, and never again for W days.
  churned_later as (
    select
      purchase_days.member,
      purchase_days.customer_key,
      max(purchase_days.ordered_on) as ordered_on,
      bool_or(purchase_days.next_on is not null) as came_back
    from purchase_days
    where
      purchase_days.ordered_on >= getvariable('from_date')
      and purchase_days.ordered_on < getvariable('until_date')
      and purchase_days.churned_on >= getvariable('from_date')
      and purchase_days.churned_on < getvariable('known_until')
    group by purchase_days.member, purchase_days.customer_key
  ),
  base as (
    select
      purchase_days.member,
      purchase_days.customer_key,
      purchase_days.ordered_on,
      purchase_days.next_on is not null as came_back,
      coalesce(
        purchase_days.churned_on >= getvariable('from_date')
        and purchase_days.churned_on < getvariable('known_until'),
        false
      ) as churned
    from purchase_days
    where
      purchase_days.ordered_on < getvariable('from_date')
      and (purchase_days.next_on is null or purchase_days.next_on >= getvariable('from_date'))
  )
select
  base.member,
  base.customer_key,
  cast(null as varchar) as order_id,
  coalesce(churned_later.ordered_on, base.ordered_on) as ordered_on,
  case
    when (base.churned and base.came_back)
    or churned_later.came_back then 1
    else 0
  end as numerator,
  1 as denominator
from
  base
  left join churned_later
    on churned_later.member is not distinct from base.member
    and churned_later.customer_key = base.customer_key
where base.churned or churned_later.customer_key is not null
