-- grain: one row per build, about regions that sales or customers name and the regions source does not
-- severity: warning
with
  unknown as (
    select
      regions.region_id,
      coalesce(sum(sales_months.line_count), 0) as line_count,
      coalesce(sum(sales_months.net_amount), 0) as net_amount
    from
      marts.regions as regions
      left join marts.sales_months as sales_months on sales_months.region_key = regions.region_key
    where not regions.in_regions_source and exists (select 1 from staging.regions as described)
    group by regions.region_id
  )
select
  count(*) as failing_rows,
  cast(count(*) as varchar) || case
    when count(*) = 1 then ' region id is'
    else ' region ids are'
  end || ' not in the regions source, such as ' || max_by(
    unknown.region_id,
    unknown.net_amount
  ) || ': ' || cast(sum(unknown.line_count) as varchar) || case
    when sum(unknown.line_count) = 1 then ' line'
    else ' lines'
  end || ', net sales ' || cast(
    cast(sum(unknown.net_amount) as decimal(38, 2)) as varchar
  ) || ', outside the region tree' as detail,
  max_by(unknown.region_id, unknown.net_amount) as sample,
  sum(unknown.net_amount) as amount
from unknown
