-- grain: one row per campaign that has begun by as_of and customer chosen for it, under whichever of their ids
with
  begun as (
    select campaigns.campaign_id, campaigns.starts_on
    from
      staging.campaigns as campaigns
      cross join intermediate.build_period as build_period
    where campaigns.starts_on <= build_period.as_of
  ),
  chosen as (
    select
      begun.campaign_id,
      begun.starts_on,
      customer_keys.customer_key,
      members.customer_id,
      coalesce(members."group", 'treated') as member_group,
      case
        when cast(members.contacted_at as date) <= build_period.as_of then members.contacted_at
      end as contacted_at,
      case
        when cast(members.responded_at as date) <= build_period.as_of then members.responded_at
      end as responded_at
    from
      begun
      inner join staging.campaign_members as members on members.campaign_id = begun.campaign_id
      cross join intermediate.build_period as build_period
      left join intermediate.customer_keys as customer_keys on customer_keys.given_id = members.customer_id
  ),
  -- Who was treated under one of their ids is treated, and no control.
  people as (
    select
      chosen.campaign_id,
      chosen.starts_on,
      chosen.customer_key,
      min(chosen.customer_id) as customer_id,
      max(chosen.member_group) as member_group,
      min(chosen.contacted_at) as contacted_at,
      min(chosen.responded_at) as responded_at
    from chosen
    group by
      chosen.campaign_id,
      chosen.starts_on,
      chosen.customer_key,
      case
        when chosen.customer_key is null then chosen.customer_id
      end
  )
select
  people.campaign_id,
  people.customer_id,
  people.customer_key,
  people.member_group,
  people.contacted_at,
  people.responded_at,
  people.starts_on
from people
