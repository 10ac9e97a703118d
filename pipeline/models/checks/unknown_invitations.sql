-- grain: one row per build, about answers to surveys that name an invitation which the invitations do not hold
-- severity: warning
select
  count(*) as failing_rows,
  cast(count(*) as varchar) || case
    when count(*) = 1 then ' answer names'
    else ' answers name'
  end || ' an invitation that survey_invitations does not hold, such as ' || min(
    answers.invitation_id
  ) || ': such answers count, but not in the response rate — is a file missing?' as detail,
  min(answers.invitation_id) as sample
from intermediate.survey_responses as answers
where answers.is_uninvited and exists (select 1 from staging.survey_invitations as invitations)
