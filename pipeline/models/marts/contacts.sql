-- grain: one row per contact up to as_of, with what became of the next step that was agreed on
with
  limits as (
    select
      build_period.as_of,
      max(
        case
          when settings.name = 'contact_recorded_within_hours' then cast(settings.value as integer)
        end
      ) as recorded_within_hours,
      max(
        case
          when settings.name = 'contact_stale_after_hours' then cast(settings.value as integer)
        end
      ) as stale_after_hours
    from
      intermediate.build_period as build_period
      left join staging.settings as settings
        on settings.name in ('contact_recorded_within_hours', 'contact_stale_after_hours')
    group by build_period.as_of
  ),
  -- Of the day after the last one.
  tiers as (
    select tier.customer_key, tier.tier
    from
      segments.tier as tier
      cross join limits
    where
      date_diff('day', limits.as_of, tier.valid_from) <= 1
      and date_diff('day', limits.as_of, tier.valid_to) > 1
  ),
  timed as (
    select
      contacts.contact_id,
      contacts.customer_key,
      contacts.contacted_at,
      contacts.contacted_on,
      contacts.channel,
      contacts.owner,
      contacts.recorded_at,
      contacts.is_recorded,
      contacts.next_step,
      contacts.next_due_on,
      contacts.next_contacted_on,
      -- Seconds from the contact to its record, and to the end of the last day.
      date_diff('day', contacts.contacted_on, cast(contacts.recorded_at as date)) * 86400 + (
        extract(hour from contacts.recorded_at) - extract(hour from contacts.contacted_at)
      ) * 3600 + (
        extract(minute from contacts.recorded_at) - extract(minute from contacts.contacted_at)
      ) * 60 + extract(second from contacts.recorded_at) - extract(
        second from contacts.contacted_at
      ) as recorded_after_seconds,
      (date_diff('day', contacts.contacted_on, limits.as_of) + 1) * 86400 - extract(
        hour from contacts.contacted_at
      ) * 3600 - extract(minute from contacts.contacted_at) * 60 - extract(
        second from contacts.contacted_at
      ) as open_for_seconds,
      -- Days from the one on which the step fell due to the end of the last day, and seconds from its end to the next record.
      date_diff('day', contacts.next_due_on, limits.as_of) as due_since_days,
      (date_diff('day', contacts.next_due_on, cast(contacts.next_recorded_at as date)) - 1) * 86400 + extract(
        hour from contacts.next_recorded_at
      ) * 3600 + extract(minute from contacts.next_recorded_at) * 60 + extract(
        second from contacts.next_recorded_at
      ) as updated_after_seconds,
      limits.recorded_within_hours * 3600 as recorded_within_seconds,
      limits.stale_after_hours * 3600 as stale_after_seconds
    from
      intermediate.contacts as contacts
      cross join limits
  )
select
  timed.contact_id,
  timed.customer_key,
  home_regions.region_key,
  timed.contacted_at,
  timed.contacted_on,
  timed.channel,
  coalesce(timed.owner, described.owner) as owner,
  tiers.tier,
  timed.recorded_at,
  cast(timed.recorded_after_seconds as double) / 3600 as recorded_after_hours,
  -- Null where the source does not say when it was recorded, or the time is not over yet.
  case
    when timed.recorded_at is not null then timed.recorded_after_seconds <= timed.recorded_within_seconds
    when timed.is_recorded
    and timed.open_for_seconds > timed.recorded_within_seconds then false
  end as recorded_in_time,
  timed.next_step,
  timed.next_due_on,
  case
    when timed.next_due_on is not null then timed.next_contacted_on
  end as next_step_done_on,
  case
    when timed.next_contacted_on <= timed.next_due_on then true
    when timed.next_due_on is not null
    and timed.due_since_days >= 0 then false
  end as next_step_in_time,
  -- Whether the customer's record was touched again in time after the step fell due.
  case
    when timed.next_due_on is null then cast(null as boolean)
    when timed.updated_after_seconds <= timed.stale_after_seconds then true
    when timed.updated_after_seconds is not null
    or timed.due_since_days * 86400 >= timed.stale_after_seconds then false
  end as record_in_time
from
  timed
  left join intermediate.customers as customers on customers.customer_key = timed.customer_key
  left join staging.customers as described on described.customer_id = customers.described_id
  left join intermediate.home_regions as home_regions on home_regions.customer_key = timed.customer_key
  left join tiers on tiers.customer_key = timed.customer_key
order by timed.contacted_at, timed.contact_id
