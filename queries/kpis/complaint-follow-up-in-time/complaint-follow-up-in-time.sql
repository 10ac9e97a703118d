-- grain: one row per member and complaint that was solved and followed up, or is late to be
select
  period_complaint_steps.member,
  period_complaint_steps.customer_key,
  period_complaint_steps.complaint_id as order_id,
  period_complaint_steps.opened_on as ordered_on,
  case
    when period_complaint_steps.in_time then 1
    else 0
  end as numerator,
  1 as denominator
from period_complaint_steps
where
  period_complaint_steps.step = 'follow_up'
  and period_complaint_steps.clock = getvariable('complaint_clock')
  and period_complaint_steps.in_time is not null
