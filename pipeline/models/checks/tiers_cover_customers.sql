-- grain: one row per build, about customers who at some month's opening have no tier, or two
-- severity: error
with
  spans as (
    select
      customer_tiers.customer_key,
      customer_tiers.valid_from,
      customer_tiers.valid_to,
      lead(customer_tiers.valid_from) over (
        partition by customer_tiers.customer_key
        order by customer_tiers.valid_from
      ) as next_from
    from marts.customer_tiers as customer_tiers
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
  'customers without exactly one tier at every month, such as ' || min(
    customers.customer_id
  ) || ' — the last rule of segments/tier/rules.csv must take whoever is left' as detail,
  min(customers.customer_id) as sample
from
  marts.customers as customers
  left join covered on covered.customer_key = customers.customer_key
where
  covered.customer_key is null
  or covered.faults > 0
  or covered.covered_from > (select min(months.month) from marts.months as months)
