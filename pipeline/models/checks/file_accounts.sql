-- grain: one row per build, about files whose rows in are not rows kept + rejected + duplicates
-- severity: error
with
  accounts as (
    select
      source_files.path,
      source_files.rows_in,
      source_files.rows_kept + source_files.rows_rejected + source_files.rows_duplicate as rows_accounted
    from staging.source_files as source_files
  )
select
  count(*) as failing_rows,
  'rows went missing: ' || cast(max(accounts.rows_in - accounts.rows_accounted) as varchar) || case
    when max(accounts.rows_in - accounts.rows_accounted) = 1 then ' row is'
    else ' rows are'
  end || ' neither kept nor rejected nor duplicates — ' || min(accounts.path) as detail,
  min(accounts.path) as sample
from accounts
where
  accounts.rows_in is null
  or accounts.rows_accounted is null
  or accounts.rows_in <> accounts.rows_accounted
