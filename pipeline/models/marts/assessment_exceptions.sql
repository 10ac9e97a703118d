-- grain: one row per exception to the advice of a grade, in the order in which the first that holds wins
select
  exceptions.position,
  exceptions.grade,
  exceptions.tier,
  exceptions.years_below,
  exceptions.counted_weight_below,
  exceptions.advice,
  exceptions.reason_zh,
  exceptions.reason_en
from staging.assessment_exceptions as exceptions
order by exceptions.position
