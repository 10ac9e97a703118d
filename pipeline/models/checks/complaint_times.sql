-- grain: one row per build, about complaints with a step that ends before it begins
-- severity: warning
select
  count(*) as failing_rows,
  cast(count(*) as varchar) || case
    when count(
      *
    ) = 1 then ' complaint is answered or solved before it is opened, or followed up before it is solved'
    else ' complaints are answered or solved before they are opened, or followed up before they are solved'
  end || ', such as ' || min(
    complaints.complaint_id
  ) || ' — such a step has no time and counts in no share; correct its date' as detail,
  min(complaints.complaint_id) as sample
from marts.complaints as complaints
where
  complaints.first_response_at < complaints.opened_at
  or complaints.resolved_at < complaints.opened_at
  or complaints.followed_up_at < coalesce(complaints.resolved_at, complaints.opened_at)
