-- grain: one row per region id seen in the regions source, on a sales line or at a customer; unknown ones are roots
with
  seen as (
    select regions.region_id
    from staging.regions as regions
    union
    select customers.region_id
    from staging.customers as customers
    where customers.region_id is not null
    union
    select sales.region_id
    from staging.sales as sales
    where
      sales.region_id is not null
      and cast(sales.ordered_at as date) in (
        select kept_days.ordered_on from intermediate.kept_days as kept_days
      )
  ),
  depths as (
    select region_ancestors.region_id, max(region_ancestors.steps_up) + 1 as depth
    from intermediate.region_ancestors as region_ancestors
    group by region_ancestors.region_id
  )
select
  cast(row_number() over (order by seen.region_id) as integer) as region_key,
  seen.region_id,
  coalesce(regions.region_name, seen.region_id) as region_name,
  regions.parent_id,
  regions.code,
  coalesce(depths.depth, 1) as depth,
  regions.region_id is not null as in_regions_source
from
  seen
  left join staging.regions as regions on regions.region_id = seen.region_id
  left join depths on depths.region_id = seen.region_id
