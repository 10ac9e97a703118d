-- grain: one row per complaint opened up to as_of
select
  complaints.complaint_id,
  complaints.customer_key,
  complaints.region_key,
  complaints.product_key,
  complaints.opened_at,
  complaints.opened_on,
  complaints.first_response_at,
  complaints.resolved_at,
  complaints.followed_up_at,
  complaints.category,
  complaints.severity,
  complaints.owner,
  -- What is to be done next, as far as it is kept track of; null once everything is.
  case
    when complaints.tracks_response
    and complaints.first_response_at is null then 'response'
    when complaints.tracks_solution
    and complaints.resolved_at is null then 'solution'
    when complaints.tracks_follow_up
    and complaints.resolved_at is not null
    and complaints.followed_up_at is null then 'follow_up'
  end as next_step
from intermediate.complaints as complaints
order by complaints.opened_at, complaints.complaint_id
