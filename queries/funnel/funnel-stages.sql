-- grain: one row per stage, with what became of the opportunities of the window that entered it
with
  entered as (
    select
      period_entries.position,
      period_funnel.opportunity_id,
      any_value(period_funnel.fate) as fate,
      any_value(furthest.position) as furthest_position
    from
      period_funnel
      inner join period_entries on period_entries.opportunity_id = period_funnel.opportunity_id
      inner join (
        select period_entries.opportunity_id, max(period_entries.position) as position
        from period_entries
        group by period_entries.opportunity_id
      ) as furthest
        on furthest.opportunity_id = period_funnel.opportunity_id
    where period_funnel.is_created and period_entries.position is not null
    group by period_entries.position, period_funnel.opportunity_id
  ),
  counted as (
    select
      entered.position,
      count(*) as entered,
      count(*) filter (where entered.furthest_position > entered.position) as advanced,
      count(*) filter (where entered.furthest_position = entered.position and entered.fate = 'won') as won,
      count(*) filter (where entered.furthest_position = entered.position and entered.fate = 'lost') as lost,
      count(*) filter (where entered.furthest_position = entered.position and entered.fate = 'open') as open,
      count(*) filter (
        where entered.furthest_position = entered.position and entered.fate = 'closed'
      ) as closed
    from entered
    group by entered.position
  ),
  pipeline as (
    select
      period_funnel.stage,
      count(*) as opportunities,
      count(period_funnel.amount) as with_amount,
      sum(period_funnel.amount) as amount,
      median(getvariable('known_until') - 1 - period_funnel.created_on) as median_age_days,
      max(getvariable('known_until') - 1 - period_funnel.created_on) as oldest_age_days,
      median(getvariable('known_until') - 1 - period_funnel.entered_on) as median_days_in_stage
    from period_funnel
    where period_funnel.fate = 'open'
    group by period_funnel.stage
  )
select
  stages.stage,
  stages.position,
  coalesce(counted.entered, 0)::double as entered,
  coalesce(counted.advanced, 0)::double as advanced,
  coalesce(counted.won, 0)::double as won,
  coalesce(counted.lost, 0)::double as lost,
  coalesce(counted.open, 0)::double as open,
  coalesce(counted.closed, 0)::double as closed,
  coalesce(pipeline.opportunities, 0)::double as pipeline_opportunities,
  coalesce(pipeline.with_amount, 0)::double as pipeline_with_amount,
  coalesce(pipeline.amount, 0)::double as pipeline_amount,
  pipeline.median_age_days::double as median_age_days,
  pipeline.oldest_age_days::double as oldest_age_days,
  pipeline.median_days_in_stage::double as median_days_in_stage
from
  (
    select funnel_stages.stage, funnel_stages.position
    from marts.funnel_stages as funnel_stages
    union all
    -- Open in a stage that the order of config does not name.
    select pipeline.stage, null
    from pipeline
    where pipeline.stage not in (select funnel_stages.stage from marts.funnel_stages as funnel_stages)
  ) as stages
  left join counted on counted.position = stages.position
  left join pipeline on pipeline.stage = stages.stage
order by stages.position nulls last, stages.stage
