-- grain: one row per group, stage and number of days: stays there that ended after them, and such as are only known up to then
select
  cast(period_funnel.member as varchar) as member,
  period_entries.position,
  (
    coalesce(period_entries.left_on, getvariable('known_until') - 1) - period_entries.entered_on
  )::double as time,
  count(period_entries.left_on)::double as events,
  (count(*) - count(period_entries.left_on))::double as censored
from
  period_funnel
  inner join period_entries on period_entries.opportunity_id = period_funnel.opportunity_id
where
  period_funnel.is_created
  and period_entries.position is not null
  and period_entries.entered_on is not null
  -- Closed on a day that nobody noted: how long the last stay was is not known.
  and (period_entries.left_on is not null or period_funnel.fate = 'open')
group by period_funnel.member, period_entries.position, time
order by period_funnel.member, period_entries.position, time
