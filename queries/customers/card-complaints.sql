-- grain: one row per complaint of the customer up to the card's last day, the latest first
select
  complaints.complaint_id,
  cast(complaints.opened_on as varchar) as opened_on,
  complaints.category,
  complaints.severity,
  complaints.owner,
  complaints.next_step,
  cast(cast(complaints.resolved_at as date) as varchar) as resolved_on,
  bool_or(complaint_steps.in_time) filter (where complaint_steps.step = 'response') as response_in_time,
  bool_or(complaint_steps.in_time) filter (where complaint_steps.step = 'solution') as solution_in_time,
  bool_or(complaint_steps.in_time) filter (where complaint_steps.step = 'follow_up') as follow_up_in_time
from
  marts.complaints as complaints
  left join marts.complaint_steps as complaint_steps
    on complaint_steps.complaint_id = complaints.complaint_id and complaint_steps.is_configured
where complaints.customer_key = getvariable('card_key') and complaints.opened_on < getvariable('until_date')
group by
  complaints.complaint_id,
  complaints.opened_at,
  complaints.opened_on,
  complaints.category,
  complaints.severity,
  complaints.owner,
  complaints.next_step,
  complaints.resolved_at
order by complaints.opened_at desc, complaints.complaint_id
limit 50
