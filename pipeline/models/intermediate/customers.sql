-- grain: one row per customer: an id seen in the customers source or on a sales line, with all that are aliases of it
with
  joined as (
    select
      customer_ids.customer_id,
      max(
        case
          when customer_ids.given_id = customer_ids.customer_id then described.customer_id
        end
      ) as own_id,
      min(described.customer_id) as alias_id
    from
      intermediate.customer_ids as customer_ids
      left join staging.customers as described on described.customer_id = customer_ids.given_id
    group by customer_ids.customer_id
  )
select
  cast(row_number() over (order by joined.customer_id) as integer) as customer_key,
  joined.customer_id,
  -- Under which id the customers source describes them: their own, else that of an alias.
  coalesce(joined.own_id, joined.alias_id) as described_id,
  customers.region_id,
  customers.customer_id is not null as in_customers_source
from
  joined
  left join staging.customers as customers on customers.customer_id = coalesce(joined.own_id, joined.alias_id)
