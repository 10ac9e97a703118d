-- grain: one row per invitation to a survey sent in the window
select
  period_invitations.member,
  period_invitations.customer_key,
  period_invitations.invitation_id as order_id,
  period_invitations.sent_on as ordered_on,
  case
    when period_invitations.answered_on is not null then 1
    else 0
  end as numerator,
  1 as denominator
from period_invitations
