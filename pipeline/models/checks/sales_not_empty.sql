-- grain: one row per build, about the build having no sales line to look at
-- severity: error
select
  case
    when count(kept_days.ordered_on) = 0 then 1
    else 0
  end as failing_rows,
  'no sales line up to as_of ' || coalesce(
    cast(max(build_period.as_of) as varchar),
    '(no date)'
  ) || '; ' || cast(coalesce(max(build_period.lines_after_as_of), 0) as varchar) || case
    when max(build_period.lines_after_as_of) = 1 then ' line is'
    else ' lines are'
  end || ' dated later: set a later as_of, or check the dates of the sales files' as detail,
  cast(max(build_period.as_of) as varchar) as sample
from
  intermediate.build_period as build_period
  left join intermediate.kept_days as kept_days on kept_days.ordered_on <= build_period.as_of
