-- grain: one row per answer to a survey, with the verdict of the first rule that its score fits
with
  rules as (
    select
      satisfaction_rules.survey,
      satisfaction_rules.verdict,
      cast(satisfaction_rules.position as integer) as position,
      cast(satisfaction_rules.points as integer) as points,
      cast(nullif(satisfaction_rules.steps_below_top, '') as integer) as steps_below_top,
      cast(nullif(satisfaction_rules.steps_above_bottom, '') as integer) as steps_above_bottom,
      cast(nullif(satisfaction_rules.thirds_from, '') as integer) as thirds_from,
      cast(nullif(satisfaction_rules.thirds_to, '') as integer) as thirds_to
    from segments.satisfaction_rules as satisfaction_rules
  ),
  fitting as (
    select
      answers.response_id,
      rules.verdict,
      rules.points,
      row_number() over (
        partition by answers.response_id
        order by rules.position
      ) as place
    from
      staging.survey_responses as answers
      inner join rules on rules.survey = answers.survey
    where
      (rules.steps_below_top is null or answers.scale_max - answers.score <= rules.steps_below_top)
      and (rules.steps_above_bottom is null or answers.score - answers.scale_min <= rules.steps_above_bottom)
      and (
        rules.thirds_from is null
        or (answers.score - answers.scale_min) * 3 >= (
          answers.scale_max - answers.scale_min
        ) * rules.thirds_from
      )
      and (
        rules.thirds_to is null
        or (answers.score - answers.scale_min) * 3 <= (
          answers.scale_max - answers.scale_min
        ) * rules.thirds_to
      )
  )
select fitting.response_id, fitting.verdict, fitting.points
from fitting
where fitting.place = 1
