-- grain: one row per build, about customers who on some day since they are known have no lifecycle stage, or two
-- severity: error
with
  spans as (
    select
      customer_lifecycle.customer_key,
      customer_lifecycle.valid_from,
      customer_lifecycle.valid_to,
      lead(customer_lifecycle.valid_from) over (
        partition by customer_lifecycle.customer_key
        order by customer_lifecycle.valid_from
      ) as next_from
    from marts.customer_lifecycle as customer_lifecycle
  ),
  covered as (
    select
      spans.customer_key,
      min(spans.valid_from) as covered_from,
      count(*) filter (
        where
          spans.valid_from >= spans.valid_to
          or spans.valid_to <> coalesce(spans.next_from, cast('9999-12-01' as date))
      ) as faults
    from spans
    group by spans.customer_key
  )
select
  count(*) as failing_rows,
  'customers without exactly one lifecycle stage on every day, such as ' || min(
    customers.customer_id
  ) || ' — segments/lifecycle/lifecycle.sql must give each of them one' as detail,
  min(customers.customer_id) as sample
from
  marts.customers as customers
  left join covered on covered.customer_key = customers.customer_key
where
  -- Without sales there are no days to be in a stage on.
  exists (select 1 from marts.months as months)
  and (covered.customer_key is null or covered.faults > 0 or covered.covered_from > customers.first_order_on)
