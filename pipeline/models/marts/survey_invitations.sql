-- grain: one row per invitation to a survey sent up to as_of; answered_on is the day of its first answer up to then
with
  answered as (
    select answers.invitation_id, min(answers.responded_on) as answered_on
    from intermediate.survey_responses as answers
    where answers.invitation_id is not null
    group by answers.invitation_id
  )
select
  invitations.invitation_id,
  customer_keys.customer_key,
  home_regions.region_key,
  invitations.sent_at,
  cast(invitations.sent_at as date) as sent_on,
  invitations.survey,
  answered.answered_on
from
  staging.survey_invitations as invitations
  cross join intermediate.build_period as build_period
  left join answered on answered.invitation_id = invitations.invitation_id
  left join intermediate.customer_keys as customer_keys on customer_keys.given_id = invitations.customer_id
  left join intermediate.home_regions as home_regions
    on home_regions.customer_key = customer_keys.customer_key
where cast(invitations.sent_at as date) <= build_period.as_of
order by cast(invitations.sent_at as date), invitations.invitation_id
