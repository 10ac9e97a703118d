-- grain: one row per KPI, month and member of a dimension; a region counts under its own level and as a region
with
  scoped as (
    select
      -- Written nps, NPS or net_sales: the same figure.
      replace(lower(targets.kpi), '_', '-') as kpi,
      cast(date_trunc('month', targets.month) as date) as month,
      targets.value,
      targets.region_id,
      targets.category,
      tier_names.tier,
      case
        when targets.region_id is null then 0
        else 1
      end + case
        when targets.category is null then 0
        else 1
      end + case
        when targets.tier is null then 0
        else 1
      end as scope_count
    from
      staging.targets as targets
      left join segments.tier_names as tier_names on tier_names.spelling = targets.tier
  )
select scoped.kpi, scoped.month, scoped.value, 'total' as dimension, 'total' as member
from scoped
where scoped.scope_count = 0
union all
select scoped.kpi, scoped.month, scoped.value, 'region' as dimension, scoped.region_id as member
from scoped
where scoped.scope_count = 1 and scoped.region_id is not null
union all
select scoped.kpi, scoped.month, scoped.value, region_levels.name as dimension, scoped.region_id as member
from
  scoped
  inner join intermediate.regions as regions on regions.region_id = scoped.region_id
  inner join staging.region_levels as region_levels on region_levels.depth = regions.depth
where scoped.scope_count = 1 and region_levels.name is not null
union all
select scoped.kpi, scoped.month, scoped.value, 'category' as dimension, scoped.category as member
from scoped
where scoped.scope_count = 1 and scoped.category is not null
union all
select scoped.kpi, scoped.month, scoped.value, 'tier' as dimension, scoped.tier as member
from scoped
where scoped.scope_count = 1 and scoped.tier is not null
