-- grain: one row per build, about aliases that lead to no customer: in a circle, or over more than eight others
-- severity: error
with
  endless as (
    select customer_ids.given_id
    from
      intermediate.customer_ids as customer_ids
      inner join staging.customer_aliases as aliases on aliases.alias_id = customer_ids.customer_id
  )
select
  count(*) as failing_rows,
  cast(count(*) as varchar) || case
    when count(*) = 1 then ' customer id is an alias'
    else ' customer ids are aliases'
  end || ' in a circle, or over more than eight others, such as ' || min(
    endless.given_id
  ) || ': customer_aliases must name the id to keep, which is no alias itself' as detail,
  min(endless.given_id) as sample
from endless
