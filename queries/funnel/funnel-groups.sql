-- grain: one row per group of opportunities, and one of all
with
  flagged as (
    select
      period_funnel.*,
      coalesce(entered.skipped, false) as skipped,
      coalesce(entered.went_back, false) as went_back,
      coalesce(entered.is_dated, false) as is_dated,
      coalesce(entered.outside_stages, false) as outside_stages
    from
      period_funnel
      left join (
        select
          period_entries.opportunity_id,
          bool_or(period_entries.skipped_stages > 0) as skipped,
          bool_or(period_entries.is_back) as went_back,
          bool_or(period_entries.entered_on is not null) as is_dated,
          bool_or(period_entries.position is null) as outside_stages
        from period_entries
        group by period_entries.opportunity_id
      ) as entered
        on entered.opportunity_id = period_funnel.opportunity_id
  )
select
  grouping(flagged.member) = 1 as is_total,
  flagged.member,
  count(*) filter (where flagged.is_created)::double as created,
  count(*) filter (where flagged.is_created and flagged.fate = 'won')::double as created_won,
  count(*) filter (where flagged.is_created and flagged.fate = 'open')::double as created_open,
  count(*) filter (where flagged.is_created and flagged.skipped)::double as skipped,
  count(*) filter (where flagged.is_created and flagged.went_back)::double as went_back,
  count(*) filter (where flagged.is_created and not flagged.is_dated)::double as undated,
  count(*) filter (where flagged.is_created and flagged.outside_stages)::double as outside_stages,
  count(*) filter (where flagged.is_closed and flagged.fate = 'won')::double as won,
  count(*) filter (where flagged.is_closed and flagged.fate = 'lost')::double as lost,
  coalesce(
    sum(flagged.amount) filter (where flagged.is_closed and flagged.fate = 'won'),
    0
  )::double as won_amount,
  median(flagged.closed_on - flagged.created_on) filter (
    where flagged.is_closed and flagged.fate = 'won' and flagged.closed_on >= flagged.created_on
  )::double as median_cycle_days,
  count(*) filter (where flagged.fate = 'open')::double as open,
  count(flagged.amount) filter (where flagged.fate = 'open')::double as open_with_amount,
  coalesce(sum(flagged.amount) filter (where flagged.fate = 'open'), 0)::double as open_amount
from flagged
group by grouping sets ((), (flagged.member))
order by is_total desc, created desc, open desc, flagged.member
