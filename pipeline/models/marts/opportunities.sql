-- grain: one row per opportunity created up to as_of, as it stood on that day; what is open has neither outcome nor close
with
  last_stages as (
    select
      entries.opportunity_id,
      max_by(entries.stage, entries.number) as stage
    from marts.opportunity_stages as entries
    group by entries.opportunity_id
  )
select
  opportunities.opportunity_id,
  customer_keys.customer_key,
  home_regions.region_key,
  opportunities.created_at,
  cast(opportunities.created_at as date) as created_on,
  coalesce(last_stages.stage, opportunities.stage) as stage,
  opportunities.amount,
  opportunities.closed_at,
  cast(opportunities.closed_at as date) as closed_on,
  opportunities.outcome,
  opportunities.closed_at is null and opportunities.outcome is null as is_open,
  opportunities.owner
from
  intermediate.opportunities as opportunities
  left join last_stages on last_stages.opportunity_id = opportunities.opportunity_id
  left join intermediate.customer_keys as customer_keys on customer_keys.given_id = opportunities.customer_id
  left join intermediate.home_regions as home_regions
    on home_regions.customer_key = customer_keys.customer_key
