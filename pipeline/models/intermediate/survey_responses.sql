-- grain: one row per answer to a survey up to as_of; customer_key is null where it is nobody's or its id is not a customer's
select
  answers.response_id,
  -- Where the answer does not say whose it is, whoever was invited to it has given it.
  coalesce(own_keys.customer_key, invited_keys.customer_key) as customer_key,
  coalesce(answers.customer_id, invitations.customer_id) as given_customer_id,
  answers.responded_at,
  cast(answers.responded_at as date) as responded_on,
  answers.survey,
  answers.score,
  answers.scale_min,
  answers.scale_max,
  answers.touchpoint,
  answers.comment,
  answers.invitation_id,
  answers.invitation_id is not null and invitations.invitation_id is null as is_uninvited
from
  staging.survey_responses as answers
  cross join intermediate.build_period as build_period
  left join staging.survey_invitations as invitations on invitations.invitation_id = answers.invitation_id
  left join intermediate.customer_keys as own_keys on own_keys.given_id = answers.customer_id
  left join intermediate.customer_keys as invited_keys on invited_keys.given_id = invitations.customer_id
where cast(answers.responded_at as date) <= build_period.as_of
