-- grain: one row per stage and number of days: stays there that ended after them, and such as are only known up to then
select
  entries.position,
  (coalesce(entries.left_on, getvariable('known_until') - 1) - entries.entered_on)::double as time,
  count(entries.left_on)::double as events,
  (count(*) - count(entries.left_on))::double as censored
from
  funnel_opportunities as opportunities
  inner join funnel_entries as entries on entries.opportunity_id = opportunities.opportunity_id
where
  opportunities.is_created
  and entries.position is not null
  and entries.entered_on is not null
  -- Closed on a day that nobody noted: how long the last stay was is not known.
  and (entries.left_on is not null or opportunities.fate = 'open')
group by entries.position, time
order by entries.position, time
