-- grain: one row per cohort and period with a purchase or a return of its customers, and per cohort and period of last purchases
with
  spent as (
    select
      history_periods.customer_key,
      history_periods.period,
      bool_or(history_periods.bought) as bought,
      sum(history_periods.net_amount) as net_amount
    from history_periods
    group by history_periods.customer_key, history_periods.period
  ),
  members as (
    select
      spent.customer_key,
      min(spent.period) filter (where spent.bought) as cohort,
      max(spent.period) filter (where spent.bought) as last_period
    from spent
    group by spent.customer_key
  ),
  weighed as (
    select members.customer_key, members.cohort, members.last_period, spent.net_amount as weight
    from
      members
      inner join spent on spent.customer_key = members.customer_key and spent.period = members.cohort
  )
select
  cast(weighed.cohort as double) as cohort,
  cast(spent.period as double) as period,
  false as is_last,
  cast(count(*) filter (where spent.bought) as double) as customers,
  cast(coalesce(sum(weighed.weight) filter (where spent.bought), 0) as double) as weight,
  cast(sum(spent.net_amount) as double) as net_amount
from
  spent
  inner join weighed on weighed.customer_key = spent.customer_key
where spent.period >= weighed.cohort
group by weighed.cohort, spent.period
union all
select
  cast(weighed.cohort as double) as cohort,
  cast(weighed.last_period as double) as period,
  true as is_last,
  cast(count(*) as double) as customers,
  cast(sum(weighed.weight) as double) as weight,
  0 as net_amount
from weighed
group by weighed.cohort, weighed.last_period
