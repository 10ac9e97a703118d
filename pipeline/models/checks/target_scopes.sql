-- grain: one row per build, about targets that cannot be set against a figure
-- severity: warning
with
  problems as (
    select
      targets.kpi || ' ' || cast(
        targets.month as varchar
      ) || ' for more than one of region_id, category and tier' as problem
    from staging.targets as targets
    where
      case
        when targets.region_id is null then 0
        else 1
      end + case
        when targets.category is null then 0
        else 1
      end + case
        when targets.tier is null then 0
        else 1
      end > 1
    union all
    select
      targets.kpi || ' ' || cast(
        targets.month as varchar
      ) || ' for unknown region ' || targets.region_id as problem
    from
      staging.targets as targets
      left join marts.regions as regions on regions.region_id = targets.region_id
    where targets.region_id is not null and regions.region_id is null
    union all
    select
      targets.kpi || ' ' || cast(
        targets.month as varchar
      ) || ' for unknown category ' || targets.category as problem
    from
      staging.targets as targets
      left join marts.products as products on products.category = targets.category
    where targets.category is not null and products.product_key is null
  )
select
  count(*) as failing_rows,
  'targets that no figure can be compared with, such as ' || min(problems.problem) as detail,
  min(problems.problem) as sample
from problems
