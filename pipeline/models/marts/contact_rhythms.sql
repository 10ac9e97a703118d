-- grain: one row per line of the rhythm: how often customers of a tier are to be contacted
select
  contact_rhythms.position,
  contact_rhythms.tier,
  contact_rhythms.hot,
  contact_rhythms.channels,
  contact_rhythms.contacts,
  contact_rhythms.every,
  contact_rhythms.label_zh,
  contact_rhythms.label_en
from staging.contact_rhythms as contact_rhythms
order by contact_rhythms.position
