-- grain: one row per group of opportunities, one per stage in which any is at the end, and one of all
select
  grouping(period_funnel.member) = 0 as is_group,
  grouping(period_funnel.stage) = 0 as is_stage,
  cast(period_funnel.member as varchar) as member,
  period_funnel.stage,
  count(*) filter (where period_funnel.is_created)::double as created,
  count(*) filter (where period_funnel.is_created and period_funnel.fate = 'won')::double as created_won,
  count(*) filter (where period_funnel.is_created and period_funnel.fate = 'open')::double as created_open,
  count(*) filter (where period_funnel.is_created and period_funnel.skipped)::double as skipped,
  count(*) filter (where period_funnel.is_created and period_funnel.went_back)::double as went_back,
  count(*) filter (where period_funnel.is_created and not period_funnel.is_dated)::double as undated,
  count(*) filter (where period_funnel.is_created and period_funnel.outside_stages)::double as outside_stages,
  count(*) filter (where period_funnel.is_closed and period_funnel.fate = 'won')::double as won,
  count(*) filter (where period_funnel.is_closed and period_funnel.fate = 'lost')::double as lost,
  coalesce(
    sum(period_funnel.amount) filter (where period_funnel.is_closed and period_funnel.fate = 'won'),
    0
  )::double as won_amount,
  median(period_funnel.closed_on - period_funnel.created_on) filter (
    where
      period_funnel.is_closed
      and period_funnel.fate = 'won'
      and period_funnel.closed_on >= period_funnel.created_on
  )::double as median_cycle_days,
  count(*) filter (where period_funnel.fate = 'open')::double as open,
  count(period_funnel.amount) filter (where period_funnel.fate = 'open')::double as open_with_amount,
  coalesce(sum(period_funnel.amount) filter (where period_funnel.fate = 'open'), 0)::double as open_amount,
  median(getvariable('known_until') - 1 - period_funnel.created_on) filter (
    where period_funnel.fate = 'open'
  )::double as median_age_days,
  max(getvariable('known_until') - 1 - period_funnel.created_on) filter (
    where period_funnel.fate = 'open'
  )::double as oldest_age_days,
  median(getvariable('known_until') - 1 - period_funnel.entered_on) filter (
    where period_funnel.fate = 'open'
  )::double as median_days_in_stage
from period_funnel
group by grouping sets ((), (period_funnel.member), (period_funnel.stage))
