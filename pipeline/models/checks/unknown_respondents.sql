-- grain: one row per build, about answers to surveys whose customer neither the customers source nor a sales line names
-- severity: warning
select
  count(*) as failing_rows,
  cast(count(*) as varchar) || case
    when count(*) = 1 then ' answer to a survey is of a customer whose id'
    else ' answers to surveys are of customers whose ids'
  end || ' nothing else names, such as ' || min(
    answers.given_customer_id
  ) || ': such answers count, but for no tier and no customer — check the ids' as detail,
  min(answers.given_customer_id) as sample
from intermediate.survey_responses as answers
where answers.customer_key is null and answers.given_customer_id is not null
