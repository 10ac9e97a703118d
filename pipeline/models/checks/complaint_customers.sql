-- grain: one row per build, about complaints of customers who are neither in the customers source nor on a sales line
-- severity: warning
select
  count(*) as failing_rows,
  cast(
    count(*) as varchar
  ) || ' complaints are of customer ids that neither customers nor sales know, such as ' || min(
    complaints.customer_id
  ) || ' — they count, but for no customer' as detail,
  min(complaints.customer_id) as sample
from intermediate.complaints as complaints
where complaints.customer_id is not null and complaints.customer_key is null
