-- grain: one row per group and stage, with what became of the opportunities of the window that entered it
select
  cast(period_funnel.member as varchar) as member,
  entries.position,
  count(*)::double as entered,
  count(*) filter (where period_funnel.furthest_position > entries.position)::double as advanced,
  count(*) filter (
    where period_funnel.furthest_position = entries.position and period_funnel.fate = 'won'
  )::double as won,
  count(*) filter (
    where period_funnel.furthest_position = entries.position and period_funnel.fate = 'lost'
  )::double as lost,
  count(*) filter (
    where period_funnel.furthest_position = entries.position and period_funnel.fate = 'open'
  )::double as open,
  count(*) filter (
    where period_funnel.furthest_position = entries.position and period_funnel.fate = 'closed'
  )::double as closed
from
  period_funnel
  inner join marts.opportunity_stages as entries on entries.opportunity_id = period_funnel.opportunity_id
where
  period_funnel.is_created
  and entries.position is not null
  and not entries.is_again
  and (entries.entered_on < getvariable('known_until') or entries.entered_on is null)
group by period_funnel.member, entries.position
