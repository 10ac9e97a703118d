-- grain: one row per contact with the customer up to the card's last day, the latest first
select
  contacts.contact_id,
  cast(contacts.contacted_on as varchar) as contacted_on,
  contacts.channel,
  contacts.owner,
  contacts.recorded_in_time,
  contacts.next_step,
  cast(contacts.next_due_on as varchar) as next_due_on,
  cast(contacts.next_step_done_on as varchar) as next_step_done_on,
  contacts.next_step_in_time
from marts.contacts as contacts
where contacts.customer_key = getvariable('card_key') and contacts.contacted_on < getvariable('until_date')
order by contacts.contacted_at desc, contacts.contact_id
limit 50
