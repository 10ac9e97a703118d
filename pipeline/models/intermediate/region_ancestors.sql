-- grain: one row per region and region on its path to the root, itself included; at most six levels
with
  parents as (
    select regions.region_id, above.region_id as parent_id
    from
      staging.regions as regions
      inner join staging.regions as above on above.region_id = regions.parent_id
    where above.region_id <> regions.region_id
  ),
  one_up as (
    select parents.region_id, parents.parent_id as ancestor_id
    from parents
  ),
  two_up as (
    select one_up.region_id, parents.parent_id as ancestor_id
    from
      one_up
      inner join parents on parents.region_id = one_up.ancestor_id
  ),
  three_up as (
    select two_up.region_id, parents.parent_id as ancestor_id
    from
      two_up
      inner join parents on parents.region_id = two_up.ancestor_id
  ),
  four_up as (
    select three_up.region_id, parents.parent_id as ancestor_id
    from
      three_up
      inner join parents on parents.region_id = three_up.ancestor_id
  ),
  five_up as (
    select four_up.region_id, parents.parent_id as ancestor_id
    from
      four_up
      inner join parents on parents.region_id = four_up.ancestor_id
  )
select regions.region_id, regions.region_id as ancestor_id, 0 as steps_up
from staging.regions as regions
union all
select one_up.region_id, one_up.ancestor_id, 1 as steps_up
from one_up
union all
select two_up.region_id, two_up.ancestor_id, 2 as steps_up
from two_up
union all
select three_up.region_id, three_up.ancestor_id, 3 as steps_up
from three_up
union all
select four_up.region_id, four_up.ancestor_id, 4 as steps_up
from four_up
union all
select five_up.region_id, five_up.ancestor_id, 5 as steps_up
from five_up
