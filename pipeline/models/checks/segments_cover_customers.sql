-- grain: one row per build, about customers who at some month's opening are in no segment of a scheme, or in two
-- severity: error
with
  spans as (
    select
      customer_segments.scheme,
      customer_segments.customer_key,
      customer_segments.segment,
      customer_segments.valid_from,
      customer_segments.valid_to,
      lead(customer_segments.valid_from) over (
        partition by customer_segments.scheme, customer_segments.customer_key
        order by customer_segments.valid_from
      ) as next_from
    from marts.customer_segments as customer_segments
  ),
  covered as (
    select
      spans.scheme,
      spans.customer_key,
      min(spans.valid_from) as covered_from,
      count(*) filter (
        where
          spans.segment is null
          or spans.valid_from >= spans.valid_to
          or spans.valid_to <> coalesce(spans.next_from, cast('9999-12-01' as date))
      ) as faults
    from spans
    group by spans.scheme, spans.customer_key
  ),
  schemes as (
    select segments.scheme
    from marts.segments as segments
    group by segments.scheme
  )
select
  count(*) as failing_rows,
  'customers without exactly one segment of scheme ' || min(
    schemes.scheme
  ) || ' at every month, such as ' || min(
    customers.customer_id
  ) || ' — the last rule of a scheme must take whoever is left: leave its conditions empty' as detail,
  min(customers.customer_id) as sample
from
  marts.customers as customers
  cross join schemes
  left join covered on covered.customer_key = customers.customer_key and covered.scheme = schemes.scheme
where
  covered.customer_key is null
  or covered.faults > 0
  or covered.covered_from > (select min(months.month) from marts.months as months)
