-- grain: one row per answer, with the scale that its survey has where the file gives none
select
  answers.* replace (
    coalesce(
      answers.scale_min,
      case
        when answers.survey = 'nps' then 0
        else 1
      end
    ) as scale_min,
    coalesce(
      answers.scale_max,
      case answers.survey
        when 'nps' then 10
        when 'ces' then 7
        else 5
      end
    ) as scale_max
  )
from raw.survey_responses_merged as answers
