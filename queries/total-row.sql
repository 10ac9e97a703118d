-- grain: one row, for all members of `period_sums` and `period_compared_sums` together
with
  sums as (
    select
      sum(period_sums.numerator) as numerator,
      sum(period_sums.denominator) as denominator,
      sum(period_sums.squares) as squares
    from period_sums
  ),
  compared as (
    select
      sum(period_compared_sums.numerator) as numerator,
      sum(period_compared_sums.denominator) as denominator,
      sum(period_compared_sums.squares) as squares
    from period_compared_sums
  ),
  known as (
    select
      -- Nothing sold is a sum of 0, a ratio of 0 by 0, which is none, and has no middle one.
      case
        when $is_median then sums.numerator
        else coalesce(sums.numerator, 0)
      end as numerator,
      case
        when $is_ratio then coalesce(sums.denominator, 0)
      end as denominator,
      case
        when $absent_is_unknown
        or $is_median then compared.numerator
        else coalesce(compared.numerator, 0)
      end as compared_numerator,
      case
        when $absent_is_unknown then compared.denominator
        when $is_ratio then coalesce(compared.denominator, 0)
      end as compared_denominator,
      sums.squares,
      compared.squares as compared_squares
    from
      sums
      cross join compared
  )
select
  'total' as key,
  cast(null as varchar) as label,
  false as is_rest,
  cast(1 as double) as members,
  cast(known.numerator as double) as numerator,
  cast(known.denominator as double) as denominator,
  cast(known.compared_numerator as double) as compared_numerator,
  cast(known.compared_denominator as double) as compared_denominator,
  cast(known.numerator - known.compared_numerator as double) as difference,
  known.squares,
  known.compared_squares
from known
