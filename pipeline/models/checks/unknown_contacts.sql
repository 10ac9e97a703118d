-- grain: one row per build, about contacts with customers that neither the customers source nor a sales line names
-- severity: warning
select
  count(*) as failing_rows,
  cast(count(*) as varchar) || case
    when count(*) = 1 then ' contact is with a customer whose id'
    else ' contacts are with customers whose ids'
  end || ' nothing else names, such as contact ' || min(
    contacts.contact_id
  ) || ': such contacts count, but for nobody’s rhythm — check the ids' as detail,
  min(contacts.contact_id) as sample
from marts.contacts as contacts
where contacts.customer_key is null
