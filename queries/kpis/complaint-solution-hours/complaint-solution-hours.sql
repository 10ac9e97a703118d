-- grain: one row per member and complaint that was solved
select
  period_complaint_steps.member,
  period_complaint_steps.customer_key,
  period_complaint_steps.complaint_id as order_id,
  period_complaint_steps.opened_on as ordered_on,
  cast(period_complaint_steps.minutes / 60 as decimal(18, 4)) as numerator,
  null as denominator
from period_complaint_steps
where
  period_complaint_steps.step = 'solution'
  and period_complaint_steps.clock = getvariable('complaint_clock')
  and period_complaint_steps.is_done
