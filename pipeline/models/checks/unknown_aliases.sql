-- grain: one row per build, about aliases of customers that no other source names
-- severity: warning
with
  known as (
    select aliases.alias_id, aliases.customer_id
    from
      staging.customer_aliases as aliases
      left join intermediate.customer_ids as customer_ids on customer_ids.given_id = aliases.customer_id
      left join staging.customer_aliases as further on further.alias_id = aliases.customer_id
    where customer_ids.given_id is null and further.alias_id is null
  )
select
  count(*) as failing_rows,
  cast(count(*) as varchar) || case
    when count(*) = 1 then ' alias is of a customer'
    else ' aliases are of customers'
  end || ' that neither customers nor sales name, such as ' || min(
    known.customer_id
  ) || ': is the id right?' as detail,
  min(known.customer_id) as sample
from known
