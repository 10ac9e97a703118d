-- grain: one row per setting of this build, values as text; what the build found out replaces what was configured
with
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
