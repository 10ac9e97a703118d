-- grain: one row per cohort and period with a purchase or a return of its customers
select
  history_spending.cohort,
  history_spending.period,
  cast(count(*) filter (where history_spending.bought) as double) as customers,
  cast(coalesce(sum(history_spending.weight) filter (where history_spending.bought), 0) as double) as weight,
  cast(sum(history_spending.net_amount) as double) as net_amount,
  cast(count(*) filter (where history_spending.is_last) as double) as last_customers,
  cast(
    coalesce(sum(history_spending.weight) filter (where history_spending.is_last), 0) as double
  ) as last_weight
from history_spending
where history_spending.period >= history_spending.cohort
group by history_spending.cohort, history_spending.period
