-- grain: one row per dimension that this build can split and filter by
with
  built_in as (
    select
      cast(dimension_catalog.position as integer) as position,
      -- A column of one's own that has the same name keeps it.
      case
        when dimension_catalog.relation = 'segments'
        and exists (
          select 1 from staging.attributes as attributes where attributes.name = dimension_catalog.name
        ) then 'rfm_' || dimension_catalog.name
        when dimension_catalog.relation = 'stages'
        and exists (
          select 1 from staging.attributes as attributes where attributes.name = dimension_catalog.name
        ) then 'lifecycle_' || dimension_catalog.name
        else dimension_catalog.name
      end as name,
      dimension_catalog.label_zh,
      dimension_catalog.label_en,
      dimension_catalog.attribute_of,
      dimension_catalog.relation,
      dimension_catalog.key_column,
      dimension_catalog.label_column,
      dimension_catalog.parent,
      dimension_catalog.on_orders = 'true' as on_orders,
      dimension_catalog.on_sales_months = 'true' as on_sales_months
    from
      intermediate.dimension_catalog as dimension_catalog
      left join intermediate.column_fill as column_fill
        on column_fill.source = dimension_catalog.source
        and column_fill.column_name = dimension_catalog.source_column
    where dimension_catalog.source is null or column_fill.filled_rows > 0
  ),
  home_exists as (
    select count(*) > 0 as answer
    from intermediate.home_regions as home_regions
  ),
  levels as (
    select
      region_levels.depth,
      region_levels.name,
      coalesce(region_levels.label_zh, region_levels.name) as label_zh,
      coalesce(region_levels.label_en, region_levels.name) as label_en,
      lag(region_levels.name) over (order by region_levels.depth) as parent
    from staging.region_levels as region_levels
    where
      region_levels.name is not null
      and region_levels.depth <= (select max(regions.depth) from intermediate.regions as regions)
  ),
  finest_level as (
    select max_by(levels.name, levels.depth) as name
    from levels
  ),
  attributes as (
    select
      attributes.source,
      attributes.name,
      coalesce(attributes.label_zh, attributes.name) as label_zh,
      coalesce(attributes.label_en, attributes.name) as label_en,
      column_fill.column_name,
      row_number() over (order by attributes.source, attributes.name) as place
    from
      staging.attributes as attributes
      inner join intermediate.column_fill as column_fill
        on column_fill.source = attributes.source
        and column_fill.column_name = 'attribute_' || attributes.name
    where column_fill.filled_rows > 0
  ),
  dimensions as (
    select
      built_in.position,
      built_in.name,
      -- Beside named levels, the finest one needs another name than theirs.
      case
        when finest_level.name is not null
        and built_in.relation in ('regions', 'home_regions') then built_in.label_zh || '（最细一级）'
        else built_in.label_zh
      end as label_zh,
      case
        when finest_level.name is not null
        and built_in.relation in ('regions', 'home_regions') then built_in.label_en || ' (finest level)'
        else built_in.label_en
      end as label_en,
      built_in.attribute_of,
      built_in.relation,
      built_in.key_column,
      built_in.label_column,
      case
        when built_in.name = 'region' then finest_level.name
        when built_in.name = 'home_region' then 'home_' || finest_level.name
        when parents.name is not null
        or built_in.parent is null then built_in.parent
        else above.name
      end as parent,
      built_in.on_orders,
      built_in.on_sales_months
    from
      built_in
      cross join finest_level
      cross join home_exists
      left join built_in as parents on parents.name = built_in.parent
      left join intermediate.dimension_catalog as missing_parents on missing_parents.name = built_in.parent
      left join built_in as above on above.name = missing_parents.parent
    where built_in.relation <> 'home_regions' or home_exists.answer
    union all
    select
      cast(39 + levels.depth as integer) as position,
      levels.name,
      levels.label_zh,
      levels.label_en,
      'line' as attribute_of,
      'regions' as relation,
      'level_' || cast(levels.depth as varchar) || '_id' as key_column,
      'level_' || cast(levels.depth as varchar) || '_name' as label_column,
      levels.parent,
      true as on_orders,
      true as on_sales_months
    from levels
    union all
    select
      cast(79 + levels.depth as integer) as position,
      'home_' || levels.name as name,
      '客户所在' || levels.label_zh as label_zh,
      'Home ' || lower(levels.label_en) as label_en,
      'customer' as attribute_of,
      'home_regions' as relation,
      'level_' || cast(levels.depth as varchar) || '_id' as key_column,
      'level_' || cast(levels.depth as varchar) || '_name' as label_column,
      'home_' || levels.parent as parent,
      true as on_orders,
      false as on_sales_months
    from
      levels
      cross join home_exists
    where home_exists.answer
    union all
    select
      cast(100 + attributes.place as integer) as position,
      attributes.name,
      attributes.label_zh,
      attributes.label_en,
      case
        when attributes.source = 'customers' then 'customer'
        else 'line'
      end as attribute_of,
      case
        when attributes.source = 'sales' then 'order_lines'
        else attributes.source
      end as relation,
      attributes.column_name as key_column,
      attributes.column_name as label_column,
      null as parent,
      attributes.source = 'customers' as on_orders,
      false as on_sales_months
    from attributes
  )
select
  dimensions.name,
  dimensions.label_zh,
  dimensions.label_en,
  dimensions.attribute_of,
  dimensions.relation,
  dimensions.key_column,
  dimensions.label_column,
  dimensions.parent,
  dimensions.on_orders,
  dimensions.on_sales_months,
  dimensions.position
from dimensions
order by dimensions.position
