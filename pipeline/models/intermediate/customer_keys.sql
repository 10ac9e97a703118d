-- grain: one row per customer id seen in the customers source, on a sales line or as an alias, with the customer that it stands for
select customer_ids.given_id, customers.customer_key, customers.region_id
from
  intermediate.customer_ids as customer_ids
  inner join intermediate.customers as customers on customers.customer_id = customer_ids.customer_id
