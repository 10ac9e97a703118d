-- grain: one row per member of the dimension, which is its own effect
select
  period_bridge_members.member,
  period_bridge_members.is_shared,
  case
    when not period_bridge_members.is_shared then 1
  end as leaf,
  case
    when period_bridge_members.is_shared then 'shared'
    else coalesce(period_member_labels.key, cast(period_bridge_members.member as varchar), '')
  end as effect,
  true as is_first,
  period_bridge_members.numerator,
  period_bridge_members.denominator,
  period_bridge_members.compared_numerator,
  period_bridge_members.compared_denominator,
  period_bridge_members.numerator - period_bridge_members.compared_numerator as change
from
  period_bridge_members
  left join period_member_labels on period_member_labels.member = period_bridge_members.member
