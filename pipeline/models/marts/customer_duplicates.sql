-- grain: one row per two customers that look like one, and what they have in common: reason is name, phone or email
with
  described as (
    select
      customers.customer_key,
      customers.customer_kind,
      customers.last_order_on,
      sources.name_key,
      sources.phone_key,
      sources.email_key
    from
      intermediate.customers as known
      inner join staging.customers as sources on sources.customer_id = known.described_id
      inner join marts.customers as customers on customers.customer_key = known.customer_key
  ),
  keys as (
    -- Many persons share a name.
    select described.customer_key, described.last_order_on, 'name' as reason, described.name_key as matched
    from described
    where described.name_key is not null and coalesce(described.customer_kind, '') <> 'person'
    union all
    select described.customer_key, described.last_order_on, 'phone' as reason, described.phone_key as matched
    from described
    where described.phone_key is not null
    union all
    select described.customer_key, described.last_order_on, 'email' as reason, described.email_key as matched
    from described
    where described.email_key is not null
  ),
  shared as (
    select
      keys.reason,
      keys.matched,
      count(*) as customer_count,
      -- To be kept: who has bought, and of these the first id.
      coalesce(
        min(
          case
            when keys.last_order_on is not null then keys.customer_key
          end
        ),
        min(keys.customer_key)
      ) as kept_key
    from keys
    group by keys.reason, keys.matched
    having count(*) > 1
  ),
  pairs as (
    select
      shared.reason,
      shared.matched,
      shared.customer_count,
      shared.kept_key,
      keys.customer_key as other_key,
      row_number() over (
        partition by shared.reason, shared.matched
        order by keys.customer_key
      ) as place
    from
      shared
      inner join keys on keys.reason = shared.reason and keys.matched = shared.matched
    where keys.customer_key <> shared.kept_key
  )
select
  kept.customer_id,
  kept.customer_name,
  others.customer_id as other_id,
  others.customer_name as other_name,
  pairs.reason,
  pairs.matched,
  pairs.customer_count
from
  pairs
  inner join marts.customers as kept on kept.customer_key = pairs.kept_key
  inner join marts.customers as others on others.customer_key = pairs.other_key
-- What more than five have in common is a switchboard or a word, and stands here once.
where pairs.customer_count <= 5 or pairs.place = 1
order by kept.customer_id, others.customer_id, pairs.reason
