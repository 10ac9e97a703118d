-- grain: one row per answer to a survey up to as_of, with the verdict that its score is, and the days on which its customer last bought by then and next bought; points are 1 for a good, -1 for a bad one
with
  purchases as (
    select
      answers.response_id,
      max(days.ordered_on) filter (where days.ordered_on <= answers.responded_on) as last_bought_on,
      min(days.ordered_on) filter (where days.ordered_on > answers.responded_on) as next_bought_on
    from
      intermediate.survey_responses as answers
      inner join intermediate.purchase_days as days on days.customer_key = answers.customer_key
    where days.has_sale
    group by answers.response_id
  )
select
  answers.response_id,
  answers.customer_key,
  home_regions.region_key,
  answers.responded_at,
  answers.responded_on,
  answers.survey,
  answers.score,
  answers.scale_min,
  answers.scale_max,
  answers.touchpoint,
  answers.comment,
  answers.invitation_id,
  satisfaction.verdict,
  satisfaction.points,
  purchases.last_bought_on,
  purchases.next_bought_on
from
  intermediate.survey_responses as answers
  inner join segments.satisfaction as satisfaction on satisfaction.response_id = answers.response_id
  left join purchases on purchases.response_id = answers.response_id
  left join intermediate.home_regions as home_regions on home_regions.customer_key = answers.customer_key
order by answers.responded_on, answers.response_id
