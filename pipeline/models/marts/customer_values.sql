-- grain: one row per customer with a purchase: what they are expected to buy in the 52 weeks after as_of
select
  customer_values.customer_key,
  customer_values.repeat_purchases,
  customer_values.recency_weeks,
  customer_values.age_weeks,
  customer_values.mean_spend,
  customer_values.p_alive,
  customer_values.expected_purchases,
  customer_values.expected_spend,
  customer_values.expected_value
from analytics.customer_values as customer_values
order by customer_values.customer_key
