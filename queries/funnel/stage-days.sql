-- grain: one row per group, stage and number of days: stays there that ended after them, and such as are only known up to then
with
  stays as (
    select
      period_funnel.member,
      period_funnel.fate,
      entries.position,
      entries.entered_on,
      case
        when entries.left_on < getvariable('known_until') then entries.left_on
      end as left_on
    from
      period_funnel
      inner join marts.opportunity_stages as entries on entries.opportunity_id = period_funnel.opportunity_id
    where
      period_funnel.is_created
      and entries.position is not null
      and entries.entered_on < getvariable('known_until')
  )
select
  cast(stays.member as varchar) as member,
  stays.position,
  (coalesce(stays.left_on, getvariable('known_until') - 1) - stays.entered_on)::double as time,
  count(stays.left_on)::double as events,
  (count(*) - count(stays.left_on))::double as censored
from stays
-- Closed on a day that nobody noted: how long the last stay was is not known.
where stays.left_on is not null or stays.fate = 'open'
group by stays.member, stays.position, time
order by stays.member, stays.position, time
