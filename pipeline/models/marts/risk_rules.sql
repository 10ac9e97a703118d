-- grain: one row per rule of the churn tree, the riskiest first; shares are of the customers it held of at past cut-offs
select
  churn_rules.rule,
  churn_rules.position,
  churn_rules.rule_zh,
  churn_rules.rule_en,
  churn_rules.conditions,
  churn_rules.probability,
  coalesce(customers_now.customers, 0) as customers,
  churn_rules.train_customers,
  churn_rules.train_left,
  churn_rules.test_customers,
  churn_rules.test_left
from
  analytics.churn_rules as churn_rules
  left join (
    select churn_risks.rule_position, count(*) as customers
    from analytics.churn_risks as churn_risks
    group by churn_risks.rule_position
  ) as customers_now
    on customers_now.rule_position = churn_rules.position
