-- grain: one row per customer and period with a purchase or a return of theirs, beside their first and last one with a purchase
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
      max(spent.period) filter (where spent.bought) as last_period,
      arg_min(spent.net_amount, spent.period) filter (where spent.bought) as weight
    from spent
    group by spent.customer_key
  )
select
  members.cohort,
  spent.period,
  spent.bought,
  spent.period = members.last_period as is_last,
  members.weight,
  spent.net_amount
from
  spent
  inner join members on members.customer_key = spent.customer_key
