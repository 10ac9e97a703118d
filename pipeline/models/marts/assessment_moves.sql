-- grain: one row per assessed month, customer, indicator and direction of its weight by a tenth, where that gives another grade
with
  directions as (
    select 'less' as direction, 0.9 as factor
    union all
    select 'more' as direction, 1.1 as factor
  ),
  -- All weights together stay 100: what one gains, the others lose in proportion.
  moved_weights as (
    select
      indicators.month,
      indicators.position,
      directions.direction,
      cast(directions.factor as double) as factor,
      cast(100 - cast(directions.factor as double) * indicators.counted_weight as double) / (
        100 - indicators.counted_weight
      ) as factor_of_others,
      cast(indicators.weight as double) as weight
    from
      marts.assessment_indicators as indicators
      cross join directions
    -- An only indicator has nothing to take from; more than all cannot be.
    where
      indicators.counted_weight < 100
      and indicators.counted_weight * cast(directions.factor as double) < 100
  ),
  assessed as (
    select
      assessments.month,
      assessments.customer_key,
      cast(assessments.weighted_score as double) as weighted_score,
      cast(assessments.weight as double) as weight,
      grades.score_from,
      grades.score_below
    from
      marts.customer_assessments as assessments
      inner join staging.assessment_grades as grades on grades.grade = assessments.grade
  ),
  moved as (
    select
      scores.month,
      scores.customer_key,
      scores.position,
      moved_weights.direction,
      cast(
        cast(
          moved_weights.factor * moved_weights.weight * cast(
            scores.score as double
          ) + moved_weights.factor_of_others * (
            assessed.weighted_score - moved_weights.weight * cast(scores.score as double)
          ) as double
        ) / (
          moved_weights.factor * moved_weights.weight + moved_weights.factor_of_others * (
            assessed.weight - moved_weights.weight
          )
        ) as decimal(4, 1)
      ) as score,
      assessed.score_from,
      assessed.score_below
    from
      marts.assessment_scores as scores
      inner join moved_weights
        on moved_weights.month = scores.month and moved_weights.position = scores.position
      inner join assessed on assessed.month = scores.month and assessed.customer_key = scores.customer_key
  ),
  left_grade as (
    select
      moved.month,
      moved.customer_key,
      moved.position,
      moved.direction,
      moved.score
    from moved
    where moved.score < moved.score_from or moved.score >= moved.score_below
  )
select
  left_grade.month,
  left_grade.position,
  left_grade.direction,
  left_grade.customer_key,
  left_grade.score,
  grades.grade
from
  left_grade
  inner join staging.assessment_grades as grades
    on left_grade.score >= grades.score_from and left_grade.score < grades.score_below
order by left_grade.month, left_grade.position, left_grade.direction, left_grade.customer_key
