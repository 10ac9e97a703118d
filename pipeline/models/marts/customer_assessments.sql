-- grain: one row per assessed month and customer who has bought by its end, with score, grade and advice
with
  weighted as (
    select
      scores.month,
      scores.customer_key,
      sum(indicators.weight * scores.score) as weighted_score,
      sum(indicators.weight) as weight,
      cast(sum(indicators.counted_weight) as decimal(9, 6)) as counted_weight
    from
      marts.assessment_scores as scores
      inner join marts.assessment_indicators as indicators
        on indicators.month = scores.month and indicators.position = scores.position
    group by scores.month, scores.customer_key
  ),
  scored as (
    select
      weighted.month,
      weighted.customer_key,
      weighted.weighted_score,
      weighted.weight,
      weighted.counted_weight,
      cast(
        cast(weighted.weighted_score as double) / cast(weighted.weight as double) as decimal(4, 1)
      ) as score
    from weighted
  ),
  graded as (
    select
      scored.month,
      scored.customer_key,
      scored.weighted_score,
      scored.weight,
      scored.counted_weight,
      scored.score,
      grades.grade,
      grades.advice,
      tiers.tier,
      figures.known_days
    from
      scored
      inner join staging.assessment_grades as grades
        on scored.score >= grades.score_from and scored.score < grades.score_below
      inner join marts.assessment_figures as figures
        on figures.month = scored.month and figures.customer_key = scored.customer_key
      inner join intermediate.months as months on months.month = scored.month
      inner join intermediate.months as following on following.month_number = months.month_number + 1
      left join marts.customer_tiers as tiers
        on tiers.customer_key = scored.customer_key
        and tiers.valid_from <= following.month
        and tiers.valid_to > following.month
  ),
  excepted as (
    select graded.month, graded.customer_key, min(exceptions.position) as position
    from
      graded
      inner join staging.assessment_exceptions as exceptions
        on exceptions.grade = graded.grade
        and (exceptions.tier is null or exceptions.tier = graded.tier)
        and (
          exceptions.years_below is null
          or cast(graded.known_days as double) < cast(exceptions.years_below as double) * 365.25
        )
        and (
          exceptions.counted_weight_below is null
          or graded.counted_weight < exceptions.counted_weight_below
        )
    group by graded.month, graded.customer_key
  )
select
  graded.month,
  graded.customer_key,
  graded.score,
  graded.grade,
  coalesce(exceptions.advice, graded.advice) as advice,
  exceptions.position as exception,
  graded.counted_weight,
  graded.weighted_score,
  graded.weight
from
  graded
  left join excepted on excepted.month = graded.month and excepted.customer_key = graded.customer_key
  left join staging.assessment_exceptions as exceptions on exceptions.position = excepted.position
order by graded.month, graded.customer_key
