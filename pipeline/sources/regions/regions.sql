-- grain: one row per region; where regions came as level columns, their ancestors are added
with recursive
  nodes as (
    select file_id, record, region_id, region_name, parent_id, code
    from raw.regions_merged
    union
    select
      nodes.file_id,
      nodes.record,
      nodes.parent_id as region_id,
      split_part(nodes.parent_id, ' / ', -1) as region_name,
      nullif(
        left(
          nodes.parent_id,
          greatest(length(nodes.parent_id) - length(split_part(nodes.parent_id, ' / ', -1)) - 3, 0)
        ),
        ''
      ) as parent_id,
      cast(null as varchar) as code
    from
      nodes
      cross join raw.settings as settings
    where settings.regions_from_levels and nodes.parent_id is not null
  )
select
  min(file_id) as file_id,
  min(record) as record,
  region_id,
  max(region_name) as region_name,
  max(parent_id) as parent_id,
  max(code) as code
from nodes
group by region_id
