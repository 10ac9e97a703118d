-- grain: one row per member and complaint that was solved
select
  period_complaints.member,
  period_complaints.customer_key,
  period_complaints.complaint_id as order_id,
  period_complaints.opened_on as ordered_on,
  cast(period_complaints.solution_minutes_calendar / 60 as decimal(18, 4)) as numerator,
  null as denominator
from period_complaints
where period_complaints.resolved_at is not null and period_complaints.solution_minutes_calendar is not null
