-- grain: one row per customer of the variable card_key: what the models say of them, as of the last day of the data
select
  customer_values.p_alive,
  customer_values.expected_purchases,
  customer_values.expected_spend,
  customer_values.expected_value,
  customer_risks.churn_probability,
  customer_risks.value_at_risk,
  risk_rules.rule_zh,
  risk_rules.rule_en,
  cast(risk_rules.customers as double) as rule_customers,
  clusters.label_zh as cluster_zh,
  clusters.label_en as cluster_en
from
  marts.customers as customers
  left join marts.customer_values as customer_values on customer_values.customer_key = customers.customer_key
  left join marts.customer_risks as customer_risks on customer_risks.customer_key = customers.customer_key
  left join marts.risk_rules as risk_rules on risk_rules.rule = customer_risks.rule
  left join marts.customer_clusters as customer_clusters
    on customer_clusters.customer_key = customers.customer_key
  left join marts.clusters as clusters on clusters.cluster = customer_clusters.cluster
where customers.customer_key = getvariable('card_key')
