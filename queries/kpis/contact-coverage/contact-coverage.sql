-- grain: one row per member, customer, line of the rhythm, and week, month or quarter of it that ended in the period
select
  period_requirements.member,
  period_requirements.customer_key,
  period_requirements.requirement_id as order_id,
  period_requirements.due_on as ordered_on,
  case
    when period_requirements.is_met then 1
    else 0
  end as numerator,
  1 as denominator
from period_requirements
where
  period_requirements.is_met is not null
  -- What is met before its end is known to be, what is not only then.
  and period_requirements.due_on < getvariable('known_until')
