-- grain: one row per member and contact of which it is known whether it was recorded in time
select
  period_contacts.member,
  period_contacts.customer_key,
  period_contacts.contact_id as order_id,
  period_contacts.contacted_on as ordered_on,
  case
    when period_contacts.recorded_in_time then 1
    else 0
  end as numerator,
  1 as denominator
from period_contacts
where period_contacts.recorded_in_time is not null
