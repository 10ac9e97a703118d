-- grain: one row per lifecycle stage, in the order to show it
select
  lifecycle_rules.stage,
  cast(lifecycle_rules.position as integer) as position,
  lifecycle_rules.label_zh,
  lifecycle_rules.label_en,
  replace(
    replace(
      replace(lifecycle_rules.rule_zh, '{days}', coalesce(lifecycle_rules.days, '')),
      '{window}',
      cast(windows.window_days as varchar)
    ),
    '{risk}',
    cast(windows.risk_days as varchar)
  ) as rule_zh,
  replace(
    replace(
      replace(lifecycle_rules.rule_en, '{days}', coalesce(lifecycle_rules.days, '')),
      '{window}',
      cast(windows.window_days as varchar)
    ),
    '{risk}',
    cast(windows.risk_days as varchar)
  ) as rule_en
from
  segments.lifecycle_rules as lifecycle_rules
  cross join segments.lifecycle_windows as windows
