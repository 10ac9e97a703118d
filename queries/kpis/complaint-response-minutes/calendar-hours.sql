-- grain: one row per member and complaint that was responded to
select
  period_complaints.member,
  period_complaints.customer_key,
  period_complaints.complaint_id as order_id,
  period_complaints.opened_on as ordered_on,
  cast(period_complaints.response_minutes_calendar as decimal(18, 4)) as numerator,
  null as denominator
from period_complaints
where
  period_complaints.first_response_at is not null
  and period_complaints.response_minutes_calendar is not null
