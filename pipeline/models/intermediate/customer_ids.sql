-- grain: one row per customer id seen in the customers source, on a sales line or as an alias of one of those, with the id that it is an alias of, else itself
with
  seen as (
    select customers.customer_id
    from staging.customers as customers
    union
    select sales.customer_id
    from staging.sales as sales
    where
      sales.customer_id is not null
      and cast(sales.ordered_at as date) in (
        select kept_days.ordered_on from intermediate.kept_days as kept_days
      )
  ),
  -- Aliases of aliases, up to eight on end; what goes round in a circle stays an alias, and a check refuses it.
  to_next as (
    select aliases.alias_id, aliases.customer_id
    from staging.customer_aliases as aliases
  ),
  to_second as (
    select to_next.alias_id, coalesce(further.customer_id, to_next.customer_id) as customer_id
    from
      to_next
      left join to_next as further on further.alias_id = to_next.customer_id
  ),
  to_fourth as (
    select to_second.alias_id, coalesce(further.customer_id, to_second.customer_id) as customer_id
    from
      to_second
      left join to_second as further on further.alias_id = to_second.customer_id
  ),
  to_eighth as (
    select to_fourth.alias_id, coalesce(further.customer_id, to_fourth.customer_id) as customer_id
    from
      to_fourth
      left join to_fourth as further on further.alias_id = to_fourth.customer_id
  ),
  resolved as (
    select seen.customer_id as given_id, coalesce(to_eighth.customer_id, seen.customer_id) as customer_id
    from
      seen
      left join to_eighth on to_eighth.alias_id = seen.customer_id
  )
select resolved.given_id, resolved.customer_id
from resolved
union
-- Ids that only surveys, complaints and the like name.
select to_eighth.alias_id as given_id, to_eighth.customer_id
from
  to_eighth
  inner join resolved on resolved.customer_id = to_eighth.customer_id
