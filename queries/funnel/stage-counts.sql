-- grain: one row per group, stage and number of days that opportunities of the window stayed there, null where it is not known: stays that ended after them, such as are only known up to then, and what became of those who entered it so for the first time
with
  stays as (
    select
      period_funnel.member,
      entries.position,
      case
        when entries.left_on < getvariable('known_until') then entries.left_on
      end as left_on,
      entries.entered_on,
      not entries.is_again as is_first,
      period_funnel.fate,
      period_funnel.furthest_position > entries.position as is_advanced
    from
      period_funnel
      inner join marts.opportunity_stages as entries on entries.opportunity_id = period_funnel.opportunity_id
    where
      period_funnel.is_created
      and entries.position is not null
      and (entries.entered_on < getvariable('known_until') or entries.entered_on is null)
  ),
  timed as (
    select
      stays.*,
      -- Closed on a day that nobody noted: how long the last stay was is not known.
      case
        when stays.left_on is not null then stays.left_on - stays.entered_on
        when stays.fate = 'open' then getvariable('known_until') - 1 - stays.entered_on
      end as time
    from stays
  )
select
  cast(timed.member as varchar) as member,
  timed.position,
  timed.time::double as time,
  count(timed.left_on) filter (where timed.time is not null)::double as events,
  count(*) filter (where timed.time is not null and timed.left_on is null)::double as censored,
  count(*) filter (where timed.is_first)::double as entered,
  count(*) filter (where timed.is_first and timed.is_advanced)::double as advanced,
  count(*) filter (where timed.is_first and not timed.is_advanced and timed.fate = 'won')::double as won,
  count(*) filter (where timed.is_first and not timed.is_advanced and timed.fate = 'lost')::double as lost,
  count(*) filter (where timed.is_first and not timed.is_advanced and timed.fate = 'open')::double as open,
  count(*) filter (where timed.is_first and not timed.is_advanced and timed.fate = 'closed')::double as closed
from timed
group by timed.member, timed.position, timed.time
