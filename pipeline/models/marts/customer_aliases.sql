-- grain: one row per id of a customer besides the one that they go by
select customer_keys.given_id as alias_id, customer_keys.customer_key
from
  intermediate.customer_keys as customer_keys
  inner join intermediate.customers as customers on customers.customer_key = customer_keys.customer_key
where customer_keys.given_id <> customers.customer_id
order by customer_keys.given_id
