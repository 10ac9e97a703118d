-- grain: one row per member of the dimension in either period; one more where members share what the total counts once
with
  members as (
    select
      coalesce(period_sums.member, period_compared_sums.member) as member,
      false as is_shared,
      coalesce(period_sums.numerator, 0) as numerator,
      coalesce(period_sums.denominator, 0) as denominator,
      coalesce(period_compared_sums.numerator, 0) as compared_numerator,
      coalesce(period_compared_sums.denominator, 0) as compared_denominator
    from
      period_sums
      full join period_compared_sums on period_compared_sums.member is not distinct from period_sums.member
  ),
  summed as (
    select
      coalesce(sum(members.numerator), 0) as numerator,
      coalesce(sum(members.denominator), 0) as denominator,
      coalesce(sum(members.compared_numerator), 0) as compared_numerator,
      coalesce(sum(members.compared_denominator), 0) as compared_denominator
    from members
  ),
  -- An order id that two customers share counts for each of them, and once in the total.
  shared as (
    select
      coalesce(period_totals.numerator, 0) - summed.numerator as numerator,
      coalesce(period_totals.denominator, 0) - summed.denominator as denominator,
      coalesce(period_totals.compared_numerator, 0) - summed.compared_numerator as compared_numerator,
      coalesce(period_totals.compared_denominator, 0) - summed.compared_denominator as compared_denominator
    from
      period_totals
      cross join summed
  )
select
  members.member,
  members.is_shared,
  members.numerator,
  members.denominator,
  members.compared_numerator,
  members.compared_denominator
from members
union all
select
  null as member,
  true as is_shared,
  shared.numerator,
  shared.denominator,
  shared.compared_numerator,
  shared.compared_denominator
from shared
where
  shared.numerator <> 0
  or shared.denominator <> 0
  or shared.compared_numerator <> 0
  or shared.compared_denominator <> 0
