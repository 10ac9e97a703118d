-- grain: one row per member and complaint whose first response came, or is late
select
  period_complaints.member,
  period_complaints.customer_key,
  period_complaints.complaint_id as order_id,
  period_complaints.opened_on as ordered_on,
  case
    when period_complaints.response_in_time_calendar then 1
    else 0
  end as numerator,
  1 as denominator
from period_complaints
where period_complaints.response_in_time_calendar is not null
