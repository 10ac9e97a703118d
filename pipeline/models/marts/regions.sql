-- grain: one row per region; level 1 is the root of its path, the region itself stands at its own depth
with
  path as (
    select
      regions.region_key,
      coalesce(region_ancestors.ancestor_id, regions.region_id) as ancestor_id,
      coalesce(ancestors.region_name, regions.region_name) as ancestor_name,
      regions.depth - coalesce(region_ancestors.steps_up, 0) as level
    from
      intermediate.regions as regions
      left join intermediate.region_ancestors as region_ancestors
        on region_ancestors.region_id = regions.region_id
      left join intermediate.regions as ancestors on ancestors.region_id = region_ancestors.ancestor_id
  )
select
  regions.region_key,
  regions.region_id,
  regions.region_name,
  regions.parent_id,
  regions.code,
  regions.depth,
  max(
    case
      when path.level = 1 then path.ancestor_id
    end
  ) as level_1_id,
  max(
    case
      when path.level = 1 then path.ancestor_name
    end
  ) as level_1_name,
  max(
    case
      when path.level = 2 then path.ancestor_id
    end
  ) as level_2_id,
  max(
    case
      when path.level = 2 then path.ancestor_name
    end
  ) as level_2_name,
  max(
    case
      when path.level = 3 then path.ancestor_id
    end
  ) as level_3_id,
  max(
    case
      when path.level = 3 then path.ancestor_name
    end
  ) as level_3_name,
  max(
    case
      when path.level = 4 then path.ancestor_id
    end
  ) as level_4_id,
  max(
    case
      when path.level = 4 then path.ancestor_name
    end
  ) as level_4_name,
  max(
    case
      when path.level = 5 then path.ancestor_id
    end
  ) as level_5_id,
  max(
    case
      when path.level = 5 then path.ancestor_name
    end
  ) as level_5_name,
  max(
    case
      when path.level = 6 then path.ancestor_id
    end
  ) as level_6_id,
  max(
    case
      when path.level = 6 then path.ancestor_name
    end
  ) as level_6_name,
  regions.in_regions_source
from
  intermediate.regions as regions
  inner join path on path.region_key = regions.region_key
group by
  regions.region_key,
  regions.region_id,
  regions.region_name,
  regions.parent_id,
  regions.code,
  regions.depth,
  regions.in_regions_source
order by regions.region_key
