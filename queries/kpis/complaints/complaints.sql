-- grain: one row per member and complaint
select
  period_complaints.member,
  period_complaints.customer_key,
  period_complaints.complaint_id as order_id,
  period_complaints.opened_on as ordered_on,
  1 as numerator,
  null as denominator
from period_complaints
