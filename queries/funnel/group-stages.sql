-- grain: one row per group and stage, with the opportunities of the window that entered it and those that went on
with
  furthest as (
    select period_entries.opportunity_id, max(period_entries.position) as position
    from period_entries
    group by period_entries.opportunity_id
  ),
  entered as (
    select distinct
      period_funnel.member,
      period_funnel.opportunity_id,
      period_funnel.fate,
      period_entries.position
    from
      period_funnel
      inner join period_entries on period_entries.opportunity_id = period_funnel.opportunity_id
    where period_funnel.is_created and period_entries.position is not null
  )
select
  cast(entered.member as varchar) as member,
  entered.position,
  count(*)::double as entered,
  count(*) filter (where furthest.position > entered.position or entered.fate = 'won')::double as went_on
from
  entered
  inner join furthest on furthest.opportunity_id = entered.opportunity_id
group by entered.member, entered.position
