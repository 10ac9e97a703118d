-- grain: one row per build, about customers that sales lines name and the customers source does not
-- severity: warning
with
  unknown as (
    select customers.customer_id, sum(customer_months.net_amount) as net_amount
    from
      marts.customers as customers
      inner join marts.customer_months as customer_months
        on customer_months.customer_key = customers.customer_key
    where not customers.in_customers_source and exists (select 1 from staging.customers as described)
    group by customers.customer_id
  )
select
  count(*) as failing_rows,
  cast(count(*) as varchar) || case
    when count(*) = 1 then ' customer id is'
    else ' customer ids are'
  end || ' not in the customers source, such as ' || max_by(
    unknown.customer_id,
    unknown.net_amount
  ) || ': net sales ' || cast(
    cast(sum(unknown.net_amount) as decimal(38, 2)) as varchar
  ) || ', without name or owner' as detail,
  max_by(unknown.customer_id, unknown.net_amount) as sample,
  sum(unknown.net_amount) as amount
from unknown
