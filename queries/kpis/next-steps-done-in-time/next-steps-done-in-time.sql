-- grain: one row per member and next step that fell due in the period
select
  period_next_steps.member,
  period_next_steps.customer_key,
  period_next_steps.contact_id as order_id,
  period_next_steps.next_due_on as ordered_on,
  case
    when period_next_steps.next_step_in_time then 1
    else 0
  end as numerator,
  1 as denominator
from period_next_steps
where
  -- Of whom nobody knows, nobody can tell what followed.
  period_next_steps.customer_key is not null
  and period_next_steps.next_step_in_time is not null
  -- What is done before its day is known to be, what is not only then.
  and period_next_steps.next_due_on < getvariable('known_until')
