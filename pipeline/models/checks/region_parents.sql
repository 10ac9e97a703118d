-- grain: one row per build, about regions that name a parent which is not there; they count as roots
-- severity: warning
select
  count(*) as failing_rows,
  'regions whose parent is not in the regions source, such as ' || min(
    regions.region_id
  ) || ' below ' || min_by(
    regions.parent_id,
    regions.region_id
  ) || ': they stand at the top of the tree' as detail,
  min(regions.region_id) as sample
from
  staging.regions as regions
  left join staging.regions as parents on parents.region_id = regions.parent_id
where regions.parent_id is not null and parents.region_id is null
