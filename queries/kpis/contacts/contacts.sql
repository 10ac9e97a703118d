-- grain: one row per member and contact
select
  period_contacts.member,
  period_contacts.customer_key,
  period_contacts.contact_id as order_id,
  period_contacts.contacted_on as ordered_on,
  1 as numerator,
  null as denominator
from period_contacts
