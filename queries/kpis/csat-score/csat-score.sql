-- grain: one row per answer to a satisfaction survey in the window
select
  period_responses.member,
  period_responses.customer_key,
  period_responses.response_id as order_id,
  period_responses.responded_on as ordered_on,
  cast(
    1 + 4 * (period_responses.score - period_responses.scale_min) / (
      period_responses.scale_max - period_responses.scale_min
    ) as decimal(18, 4)
  ) as numerator,
  1 as denominator
from period_responses
where period_responses.survey = 'csat'
