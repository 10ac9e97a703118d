-- grain: one row per customer with an amount in either period, with what became of them
select
  period_customers.customer_key,
  period_customers.value,
  period_customers.previous,
  case
    when period_customers.customer_key is null then 'no-customer'
    when period_customer_purchases.bought
    and period_customer_purchases.bought_before
    and period_customers.value >= period_customers.previous then 'expanded'
    when period_customer_purchases.bought
    and period_customer_purchases.bought_before then 'contracted'
    when period_customer_purchases.bought
    and period_customer_purchases.is_new then 'new'
    when period_customer_purchases.bought
    and period_customer_purchases.first_on > period_customer_purchases.previous_on + getvariable(
      'churn_window_days'
    ) then 'reactivated'
    when period_customer_purchases.bought then 'returned'
    when period_customer_purchases.bought_before
    and period_customer_purchases.last_on + getvariable('churn_window_days') < getvariable(
      'known_until'
    ) then 'churned'
    when period_customer_purchases.bought_before then 'paused'
    else 'returns-only'
  end as effect
from
  period_customers
  left join period_customer_purchases
    on period_customer_purchases.customer_key = period_customers.customer_key
