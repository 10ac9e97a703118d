-- grain: one row per customer with an amount in either period, with what became of them
select
  period_customers.customer_key,
  period_customers.value,
  period_customers.previous,
  case
    when period_customers.customer_key is null then 'no-customer'
    when purchases.bought
    and purchases.bought_before
    and period_customers.value >= period_customers.previous then 'expanded'
    when purchases.bought
    and purchases.bought_before then 'contracted'
    when purchases.bought
    and purchases.is_new then 'new'
    when purchases.bought
    and purchases.first_on > purchases.previous_on + getvariable('churn_window_days') then 'reactivated'
    when purchases.bought then 'returned'
    when purchases.bought_before
    and purchases.last_on + getvariable('churn_window_days') < getvariable('known_until') then 'churned'
    when purchases.bought_before then 'paused'
    else 'returns-only'
  end as effect
from
  period_customers
  left join period_customer_purchases as purchases on purchases.customer_key = period_customers.customer_key
