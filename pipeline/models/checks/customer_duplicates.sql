-- grain: one row per build, about customers that look like another one: the same name, phone or email under two ids
-- severity: warning
with
  others as (
    select
      customer_duplicates.other_id,
      min(customer_duplicates.customer_id) as customer_id
    from marts.customer_duplicates as customer_duplicates
    group by customer_duplicates.other_id
  )
select
  count(*) as failing_rows,
  cast(count(*) as varchar) || case
    when count(*) = 1 then ' customer looks'
    else ' customers look'
  end || ' like another one, such as ' || min(
    others.other_id || ' and ' || others.customer_id
  ) || ' — join them with a row of customer_aliases each, or leave them' as detail,
  min(others.other_id) as sample
from others
