-- grain: one row per effect that occurs in the bridge
select
  period_bridge_parts.effect,
  cast(sum(period_bridge_parts.change) as double) as change,
  cast(count(distinct period_bridge_parts.leaf) as double) as members
from period_bridge_parts
group by period_bridge_parts.effect
