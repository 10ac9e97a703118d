-- grain: one row per complaint of the customer up to the card's last day, the latest first
select
  complaints.complaint_id,
  cast(complaints.opened_on as varchar) as opened_on,
  complaints.category,
  complaints.severity,
  complaints.owner,
  complaints.next_step,
  cast(cast(complaints.resolved_at as date) as varchar) as resolved_on,
  complaints.response_in_time,
  complaints.solution_in_time,
  complaints.follow_up_in_time
from marts.complaints as complaints
where complaints.customer_key = getvariable('card_key') and complaints.opened_on < getvariable('until_date')
order by complaints.opened_at desc, complaints.complaint_id
limit 50
