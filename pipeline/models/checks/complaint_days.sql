-- grain: one row per build, about complaints of which the source tells the day only, so that minutes say nothing
-- severity: warning
with
  told as (
    select
      count(*) as complaints,
      count(*) filter (
        where complaints.opened_at = cast(cast(complaints.opened_at as date) as timestamp)
      ) as at_midnight,
      min(complaints.complaint_id) as sample
    from marts.complaints as complaints
    where
      complaints.complaint_id in (
        select complaint_steps.complaint_id
        from marts.complaint_steps as complaint_steps
        where complaint_steps.step = 'response'
      )
  )
select
  case
    when told.at_midnight * 2 > told.complaints then told.at_midnight
    else 0
  end as failing_rows,
  cast(told.at_midnight as varchar) || case
    when told.at_midnight = 1 then ' complaint was'
    else ' complaints were'
  end || ' opened at midnight sharp: the files seem to tell days only, and minutes counted from there say nothing — map a column with the time of day' as detail,
  told.sample as sample
from told
