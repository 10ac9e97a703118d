-- grain: one row per answer of the customer to a survey up to the card's last day, the latest first
select
  survey_responses.response_id,
  cast(survey_responses.responded_on as varchar) as responded_on,
  survey_responses.survey,
  cast(survey_responses.score as double) as score,
  cast(survey_responses.scale_min as double) as scale_min,
  cast(survey_responses.scale_max as double) as scale_max,
  survey_responses.verdict,
  survey_responses.touchpoint,
  survey_responses.comment
from marts.survey_responses as survey_responses
where
  survey_responses.customer_key = getvariable('card_key')
  and survey_responses.responded_on < getvariable('until_date')
order by survey_responses.responded_at desc, survey_responses.response_id
limit 50
