-- grain: one row per build, about complaints of customers who are neither in the customers source nor on a sales line
-- severity: warning
select
  count(*) as failing_rows,
  cast(count(*) as varchar) || case
    when count(*) = 1 then ' complaint is of a customer id'
    else ' complaints are of customer ids'
  end || ' that neither customers nor sales know, such as ' || min(
    complaints.customer_id
  ) || ' — such complaints count, but for no customer' as detail,
  min(complaints.customer_id) as sample
from intermediate.complaints as complaints
where complaints.customer_id is not null and complaints.customer_key is null
