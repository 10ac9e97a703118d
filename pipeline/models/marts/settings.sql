-- grain: one row per setting of this build, values as text; what the build found out replaces what was configured
with
  gaps as (
    select
      date_diff('day', purchase_days.previous_on, purchase_days.ordered_on) as days,
      count(*) as gap_count
    from marts.purchase_days as purchase_days
    where purchase_days.previous_on is not null
    group by date_diff('day', purchase_days.previous_on, purchase_days.ordered_on)
  ),
  running as (
    select
      gaps.days,
      sum(gaps.gap_count) over (
        order by gaps.days
        rows between unbounded preceding and current row
      ) as gaps_so_far,
      sum(gaps.gap_count) over () as gaps_in_all
    from gaps
  ),
  found as (
    select 'as_of' as name, cast(build_period.as_of as varchar) as value
    from intermediate.build_period as build_period
    union all
    select 'first_order_on' as name, cast(build_period.first_order_on as varchar) as value
    from intermediate.build_period as build_period
    union all
    select 'last_order_on' as name, cast(build_period.last_order_on as varchar) as value
    from intermediate.build_period as build_period
    union all
    select 'complete_through' as name, cast(build_period.complete_through as varchar) as value
    from intermediate.build_period as build_period
    union all
    select 'trailing_months' as name, cast(build_period.trailing_months as varchar) as value
    from intermediate.build_period as build_period
    union all
    select 'lines_after_as_of' as name, cast(build_period.lines_after_as_of as varchar) as value
    from intermediate.build_period as build_period
    union all
    select tier_thresholds.minimum_setting as name, cast(tier_thresholds.minimum as varchar) as value
    from segments.tier_thresholds as tier_thresholds
    union all
    select
      'tiers_derived' as name,
      case
        when count(*) filter (where tier_thresholds.is_derived) > 0 then 'true'
        else 'false'
      end as value
    from segments.tier_thresholds as tier_thresholds
    union all
    -- The smallest gap that at least nine of ten gaps do not exceed, in whole numbers; null where nobody bought twice.
    select 'churn_window_proposed_days' as name, cast(min(running.days) as varchar) as value
    from running
    where running.gaps_so_far * 10 >= running.gaps_in_all * 9
    union all
    select
      'region_source' as name,
      case
        when exists (select 1 from staging.sales as sales where sales.region_id is not null) then 'sales'
        when exists (
          select 1 from staging.customers as customers where customers.region_id is not null
        ) then 'customers'
        else 'none'
      end as value
  )
select found.name, found.value
from found
union all
select settings.name, settings.value
from
  staging.settings as settings
  left join found on found.name = settings.name
where found.name is null
