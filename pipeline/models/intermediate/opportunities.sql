-- grain: one row per opportunity created up to as_of, as it stood on that day
with
  closings as (
    select
      stages.opportunity_id,
      closing_stages.outcome,
      stages.entered_at,
      row_number() over (
        partition by stages.opportunity_id
        order by stages.entered_at desc, closing_stages.outcome
      ) as place
    from
      staging.opportunity_stages as stages
      inner join intermediate.closing_stages as closing_stages on closing_stages.stage = lower(stages.stage)
  ),
  described as (
    select
      opportunities.opportunity_id,
      opportunities.customer_id,
      opportunities.created_at,
      opportunities.stage,
      opportunities.amount,
      opportunities.owner,
      coalesce(opportunities.closed_at, closings.entered_at) as closed_at,
      coalesce(opportunities.outcome, closing_stages.outcome, closings.outcome) as outcome,
      build_period.as_of
    from
      staging.opportunities as opportunities
      cross join intermediate.build_period as build_period
      left join intermediate.closing_stages as closing_stages
        on closing_stages.stage = lower(opportunities.stage)
      left join closings on closings.opportunity_id = opportunities.opportunity_id and closings.place = 1
    where cast(opportunities.created_at as date) <= build_period.as_of
  )
select
  described.opportunity_id,
  described.customer_id,
  described.created_at,
  described.stage,
  described.amount,
  described.owner,
  case
    when cast(described.closed_at as date) <= described.as_of then described.closed_at
  end as closed_at,
  -- What came after as_of is not known yet.
  case
    when described.closed_at is null
    or cast(described.closed_at as date) <= described.as_of then described.outcome
  end as outcome
from described
