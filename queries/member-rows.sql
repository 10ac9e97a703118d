-- grain: one row per member of the chosen dimension, largest first; beyond the limit one row for the rest
with
  members as (
    select
      coalesce(period_sums.member, period_compared_sums.member) as member,
      period_sums.numerator,
      period_sums.denominator,
      period_sums.squares,
      period_compared_sums.numerator as compared_numerator,
      period_compared_sums.denominator as compared_denominator,
      period_compared_sums.squares as compared_squares
    from
      period_sums
      full join period_compared_sums on period_compared_sums.member is not distinct from period_sums.member
  ),
  known as (
    select
      members.member,
      -- Nothing sold is a sum of 0, a ratio of 0 by 0, which is none, and has no middle one.
      case
        when $is_median then members.numerator
        else coalesce(members.numerator, 0)
      end as numerator,
      case
        when $is_ratio then coalesce(members.denominator, 0)
      end as denominator,
      case
        when $absent_is_unknown
        or $is_median then members.compared_numerator
        else coalesce(members.compared_numerator, 0)
      end as compared_numerator,
      case
        when $absent_is_unknown then members.compared_denominator
        when $is_ratio then coalesce(members.compared_denominator, 0)
      end as compared_denominator,
      members.squares,
      members.compared_squares
    from members
  ),
  ranked as (
    select
      known.*,
      row_number() over (
        order by
          case
            when $is_ratio then cast(known.numerator as double) / nullif(cast(known.denominator as double), 0)
            else cast(known.numerator as double)
          end desc nulls last,
          known.member nulls last
      ) as place
    from known
  ),
  kept as (
    select
      ranked.place,
      ranked.member,
      false as is_rest,
      1 as members,
      ranked.numerator,
      ranked.denominator,
      ranked.compared_numerator,
      ranked.compared_denominator,
      ranked.squares,
      ranked.compared_squares
    from ranked
    where ranked.place <= $row_limit
    union all
    select
      min(ranked.place) as place,
      null as member,
      true as is_rest,
      count(*) as members,
      sum(ranked.numerator) as numerator,
      sum(ranked.denominator) as denominator,
      sum(ranked.compared_numerator) as compared_numerator,
      sum(ranked.compared_denominator) as compared_denominator,
      sum(ranked.squares) as squares,
      sum(ranked.compared_squares) as compared_squares
    from ranked
    where ranked.place > $row_limit
    having count(*) > 0
  )
select
  coalesce(period_member_labels.key, cast(kept.member as varchar), '') as key,
  coalesce(period_member_labels.label, cast(kept.member as varchar)) as label,
  kept.is_rest,
  cast(kept.members as double) as members,
  cast(kept.numerator as double) as numerator,
  cast(kept.denominator as double) as denominator,
  cast(kept.compared_numerator as double) as compared_numerator,
  cast(kept.compared_denominator as double) as compared_denominator,
  cast(kept.numerator - kept.compared_numerator as double) as difference,
  cast(kept.squares as double) as squares,
  cast(kept.compared_squares as double) as compared_squares
from
  kept
  left join period_member_labels on period_member_labels.member = kept.member
order by kept.place
