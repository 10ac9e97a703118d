-- grain: one row per week since the first purchase day: repeat purchases up to its end, by the model and in fact
select
  value_holdout.week,
  value_holdout.predicted,
  value_holdout.actual,
  value_holdout.is_holdout = 1 as is_holdout
from analytics.value_holdout as value_holdout
order by value_holdout.week
