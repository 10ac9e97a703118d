-- grain: one row per build, about the last order date lying far past the one before it: a typing error would make every customer churn
-- severity: error
with
  last_days as (
    select
      kept_days.ordered_on,
      lag(kept_days.ordered_on) over (order by kept_days.ordered_on) as ordered_before
    from intermediate.kept_days as kept_days
  ),
  suspicious as (
    select last_days.ordered_on, last_days.ordered_before
    from
      last_days
      inner join intermediate.build_period as build_period
        on build_period.last_order_on = last_days.ordered_on
    where date_diff('day', last_days.ordered_before, last_days.ordered_on) > 62
  ),
  lines as (
    select
      suspicious.ordered_on,
      suspicious.ordered_before,
      source_files.path,
      sales.record,
      row_number() over (order by sales.file_id, sales.record) as place
    from
      staging.sales as sales
      inner join suspicious on suspicious.ordered_on = cast(sales.ordered_at as date)
      left join staging.source_files as source_files on source_files.file_id = sales.file_id
  )
select
  count(*) as failing_rows,
  'the last order date lies ' || cast(
    max(date_diff('day', lines.ordered_before, lines.ordered_on)) as varchar
  ) || ' days past the one before it: ' || cast(max(lines.ordered_on) as varchar) || ' after ' || cast(
    max(lines.ordered_before) as varchar
  ) || ' — ' || max(
    case
      when lines.place = 1 then coalesce(lines.path, 'sales') || ', record ' || cast(lines.record as varchar)
    end
  ) || ' — correct the row, or set as_of to the last day that is real' as detail,
  max(
    case
      when lines.place = 1 then coalesce(lines.path, 'sales') || ', record ' || cast(lines.record as varchar)
    end
  ) as sample
from lines
