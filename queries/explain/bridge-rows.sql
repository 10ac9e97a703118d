-- grain: one row per member of the bridge's dimension, largest absolute change first; beyond the limit one row for the rest
with
  chosen as (
    select
      period_bridge_parts.*,
      -- Effects of one product stand beside the same figures, which count once; of one effect alone they stand once.
      period_bridge_parts.is_first
      or cast($effect as varchar) is not null as counts
    from period_bridge_parts
    where cast($effect as varchar) is null or period_bridge_parts.effect = $effect
  ),
  members as (
    select
      chosen.member,
      chosen.is_shared,
      row_number() over (
        order by
          round(abs(cast(sum(chosen.change) as double)), 9) desc,
          chosen.is_shared,
          chosen.member nulls last
      ) as place
    from chosen
    group by chosen.member, chosen.is_shared
  ),
  placed as (
    select
      chosen.*,
      least(members.place, $row_limit + 1) as place,
      members.place > $row_limit as is_rest,
      case
        when $members_are_effects
        and members.place > $row_limit then 'other'
        else chosen.effect
      end as shown_effect
    from
      chosen
      inner join members
        on members.member is not distinct from chosen.member and members.is_shared = chosen.is_shared
  ),
  kept as (
    select
      placed.place,
      placed.is_rest,
      bool_or(placed.is_shared) and not placed.is_rest as is_shared,
      case
        when not placed.is_rest then max(placed.member)
      end as member,
      count(distinct placed.member) + max(
        case
          when placed.member is null
          and not placed.is_shared then 1
          else 0
        end
      ) as members,
      sum(placed.numerator) filter (where placed.counts) as numerator,
      sum(placed.denominator) filter (where placed.counts) as denominator,
      sum(placed.compared_numerator) filter (where placed.counts) as compared_numerator,
      sum(placed.compared_denominator) filter (where placed.counts) as compared_denominator,
      sum(placed.change) as change
    from placed
    group by placed.place, placed.is_rest
  ),
  effect_changes as (
    select placed.place, placed.shown_effect, cast(sum(placed.change) as double) as change
    from placed
    group by placed.place, placed.shown_effect
  ),
  effects as (
    select
      effect_changes.place,
      list(effect_changes.shown_effect order by effect_changes.shown_effect) as names,
      list(effect_changes.change order by effect_changes.shown_effect) as changes
    from effect_changes
    group by effect_changes.place
  )
select
  coalesce(period_member_labels.key, cast(kept.member as varchar), '') as key,
  coalesce(period_member_labels.label, cast(kept.member as varchar)) as label,
  kept.is_shared,
  kept.is_rest,
  cast(kept.members as double) as members,
  case
    when $is_ratio then cast(kept.numerator as double) / nullif(cast(kept.denominator as double), 0)
    else cast(kept.numerator as double)
  end as value,
  case
    when $is_ratio then cast(kept.compared_numerator as double) / nullif(
      cast(kept.compared_denominator as double),
      0
    )
    else cast(kept.compared_numerator as double)
  end as previous,
  cast(kept.change as double) as change,
  effects.names as effect_names,
  effects.changes as effect_changes
from
  kept
  inner join effects on effects.place = kept.place
  left join period_member_labels on period_member_labels.member = kept.member
order by kept.place
