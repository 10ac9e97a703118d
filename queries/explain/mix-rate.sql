-- grain: one row per group and effect, mix or rate
with
  totals as (
    select
      cast(sum(period_bridge_members.numerator) as double) as numerator,
      cast(sum(period_bridge_members.denominator) as double) as denominator,
      cast(sum(period_bridge_members.compared_numerator) as double) as compared_numerator,
      cast(sum(period_bridge_members.compared_denominator) as double) as compared_denominator
    from period_bridge_members
  ),
  parts as (
    select
      period_bridge_members.*,
      case
        when not period_bridge_members.is_shared then row_number() over (
          order by period_bridge_members.member nulls last
        )
      end as leaf,
      period_bridge_members.denominator <> 0 and period_bridge_members.compared_denominator <> 0 as in_both,
      -- A group without a denominator can still have a numerator (only returns): it has no weight, yet a part in the ratio.
      cast(period_bridge_members.numerator as double) / totals.denominator as part,
      cast(period_bridge_members.compared_numerator as double) / totals.compared_denominator as compared_part,
      cast(period_bridge_members.denominator as double) / totals.denominator as weight,
      cast(
        period_bridge_members.compared_denominator as double
      ) / totals.compared_denominator as compared_weight,
      (
        totals.numerator / totals.denominator + totals.compared_numerator / totals.compared_denominator
      ) / 2 as mean_ratio
    from
      period_bridge_members
      cross join totals
    where
      period_bridge_members.numerator <> 0
      or period_bridge_members.denominator <> 0
      or period_bridge_members.compared_numerator <> 0
      or period_bridge_members.compared_denominator <> 0
  ),
  rated as (
    select
      parts.*,
      case
        when parts.in_both then (parts.weight + parts.compared_weight) / 2 * (
          parts.part / parts.weight - parts.compared_part / parts.compared_weight
        )
        else 0
      end as rate_change
    from parts
  )
select
  rated.member,
  rated.is_shared,
  rated.leaf,
  'mix' as effect,
  true as is_first,
  rated.numerator,
  rated.denominator,
  rated.compared_numerator,
  rated.compared_denominator,
  case
    when rated.in_both then (rated.weight - rated.compared_weight) * (
      (rated.part / rated.weight + rated.compared_part / rated.compared_weight) / 2 - rated.mean_ratio
    )
    else rated.part - rated.compared_part - (rated.weight - rated.compared_weight) * rated.mean_ratio
  end as change
from rated
union all
select
  rated.member,
  rated.is_shared,
  case
    when rated.in_both then rated.leaf
  end as leaf,
  'rate' as effect,
  false as is_first,
  rated.numerator,
  rated.denominator,
  rated.compared_numerator,
  rated.compared_denominator,
  rated.rate_change as change
from rated
