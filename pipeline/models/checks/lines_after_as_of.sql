-- grain: one row per build, about sales lines dated after as_of: left out of everything
-- severity: warning
select
  coalesce(max(build_period.lines_after_as_of), 0) as failing_rows,
  cast(max(build_period.lines_after_as_of) as varchar) || case
    when max(build_period.lines_after_as_of) = 1 then ' sales line is'
    else ' sales lines are'
  end || ' dated after as_of ' || cast(max(build_period.as_of) as varchar) || ' and left out' as detail,
  cast(min(order_days.ordered_on) as varchar) as sample
from
  intermediate.build_period as build_period
  left join intermediate.order_days as order_days on order_days.ordered_on > build_period.as_of
