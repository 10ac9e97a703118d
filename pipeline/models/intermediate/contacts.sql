-- grain: one row per contact up to as_of; customer_key is null where the id is not a customer's
with
  seen as (
    select
      contacts.contact_id,
      customer_keys.customer_key,
      contacts.contacted_at,
      cast(contacts.contacted_at as date) as contacted_on,
      contacts.channel,
      contacts.owner,
      case
        when cast(contacts.recorded_at as date) <= build_period.as_of then contacts.recorded_at
      end as recorded_at,
      contacts.recorded_at is not null as is_recorded,
      contacts.next_step,
      contacts.next_due_on
    from
      staging.contacts as contacts
      cross join intermediate.build_period as build_period
      left join intermediate.customer_keys as customer_keys on customer_keys.given_id = contacts.customer_id
    where cast(contacts.contacted_at as date) <= build_period.as_of
  )
select
  seen.contact_id,
  seen.customer_key,
  seen.contacted_at,
  seen.contacted_on,
  seen.channel,
  seen.owner,
  seen.recorded_at,
  seen.is_recorded,
  seen.next_step,
  seen.next_due_on,
  case
    when seen.customer_key is not null then lead(seen.contacted_on) over following
  end as next_contacted_on,
  -- When the customer's record was brought up to date again: with the contact that followed.
  case
    when seen.customer_key is not null then lead(coalesce(seen.recorded_at, seen.contacted_at)) over following
  end as next_recorded_at
from seen
window
  following as (
    partition by seen.customer_key
    order by seen.contacted_at, seen.contact_id
  )
