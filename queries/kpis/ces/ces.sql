-- grain: one row per answer to an effort survey in the window
select
  period_responses.member,
  period_responses.customer_key,
  period_responses.response_id as order_id,
  period_responses.responded_on as ordered_on,
  case
    when period_responses.points > 0 then 1
    else 0
  end as numerator,
  1 as denominator
from period_responses
where period_responses.survey = 'ces'
