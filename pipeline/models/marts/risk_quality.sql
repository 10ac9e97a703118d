-- grain: one row per past cut-off and rule of the churn tree: how many it was expected to lose, and how many left
select
  cast(churn_outcomes.cut_off as date) as cut_off,
  churn_outcomes.purpose,
  churn_rules.rule,
  churn_rules.position,
  churn_outcomes.customers,
  churn_rules.probability * churn_outcomes.customers as predicted,
  churn_outcomes.left_customers as actual
from
  analytics.churn_outcomes as churn_outcomes
  inner join analytics.churn_rules as churn_rules on churn_rules.position = churn_outcomes.rule_position
