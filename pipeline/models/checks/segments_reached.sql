-- grain: one row per build, about segments that no customer has ever been in, where there are customers enough
-- severity: warning
with
  reached as (
    select customer_segments.scheme, customer_segments.segment
    from marts.customer_segments as customer_segments
    group by customer_segments.scheme, customer_segments.segment
  ),
  population as (
    select count(*) as customers
    from marts.customers as customers
    where customers.first_order_on is not null
  ),
  enough as (
    select cast(settings.value as integer) as customers
    from marts.settings as settings
    where settings.name = 'minimum_n'
  )
select
  count(*) as failing_rows,
  count(*) || case
    when count(*) = 1 then ' segment'
    else ' segments'
  end || ' that no customer has ever been in, such as ' || min(segments.segment) || ' of scheme ' || min_by(
    segments.scheme,
    segments.segment
  ) || ' — compare its rule with those above it, which match first' as detail,
  min(segments.scheme || ': ' || segments.segment) as sample
from
  marts.segments as segments
  cross join population
  cross join enough
  left join reached on reached.scheme = segments.scheme and reached.segment = segments.segment
where
  reached.segment is null
  and segments.segment not in ('outside_window', 'not_yet_customer')
  and population.customers >= enough.customers
