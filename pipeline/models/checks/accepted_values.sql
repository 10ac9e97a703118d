-- grain: one row per build, about values outside the list that their column accepts
-- severity: error
with
  counted as (
    select 'sales.kind' as column_name, sales.kind as value, count(*) as row_count
    from staging.sales as sales
    where sales.kind is not null and sales.kind not in ('sale', 'return')
    group by sales.kind
    union all
    select 'customers.customer_kind' as column_name, customers.customer_kind as value, count(*) as row_count
    from staging.customers as customers
    where customers.customer_kind is not null and customers.customer_kind not in ('company', 'person')
    group by customers.customer_kind
    union all
    select 'customers.stage' as column_name, customers.stage as value, count(*) as row_count
    from staging.customers as customers
    where customers.stage is not null and customers.stage not in ('lead', 'prospect', 'customer', 'lost')
    group by customers.stage
  )
select
  coalesce(sum(counted.row_count), 0) as failing_rows,
  'values that their column does not accept, such as ' || min(
    counted.column_name || ' = ' || counted.value
  ) as detail,
  min(counted.column_name || ' = ' || counted.value) as sample
from counted
