-- grain: one row per build, about regions whose path does not reach a root within six levels
-- severity: error
with
  endless as (
    select regions.region_id, regions.parent_id
    from
      marts.regions as regions
      inner join marts.regions as roots on roots.region_id = regions.level_1_id
      inner join marts.regions as above on above.region_id = roots.parent_id
    where above.in_regions_source and above.region_id <> roots.region_id
  )
select
  count(*) as failing_rows,
  'regions whose parents go in a circle, or lie more than six levels deep, such as ' || min(
    endless.region_id
  ) || ' below ' || min_by(
    endless.parent_id,
    endless.region_id
  ) || ' — correct parent_id in the regions source' as detail,
  min(endless.region_id) as sample
from endless
