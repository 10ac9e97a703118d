-- grain: one row per stage that an opportunity entered up to as_of, in their order; closing it is no stage
with
  entered as (
    select
      opportunities.opportunity_id,
      stages.stage,
      stages.entered_at,
      opportunities.closed_at
    from
      intermediate.opportunities as opportunities
      cross join intermediate.build_period as build_period
      inner join staging.opportunity_stages as stages on stages.opportunity_id = opportunities.opportunity_id
      left join intermediate.closing_stages as closing_stages on closing_stages.stage = lower(stages.stage)
    where
      closing_stages.stage is null
      and cast(stages.entered_at as date) <= build_period.as_of
      and (opportunities.closed_at is null or stages.entered_at <= opportunities.closed_at)
  )
select entered.opportunity_id, entered.stage, entered.entered_at, entered.closed_at, true as is_dated
from entered
union all
-- Without a history of its own an opportunity is at least in the stage that it is said to be in.
select
  opportunities.opportunity_id,
  opportunities.stage,
  cast(null as timestamp) as entered_at,
  opportunities.closed_at,
  false as is_dated
from
  intermediate.opportunities as opportunities
  left join intermediate.closing_stages as closing_stages on closing_stages.stage = lower(opportunities.stage)
where
  closing_stages.stage is null
  and opportunities.opportunity_id not in (select entered.opportunity_id from entered)
