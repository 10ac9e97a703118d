-- grain: one row per member of the dimension and customer with an amount in either period, with what became of them
with
  effects as (
    select
      period_customers.customer_key,
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
      left join period_customer_purchases as purchases
        on purchases.customer_key = period_customers.customer_key
  )
select
  period_customer_amounts.member,
  false as is_shared,
  period_customer_amounts.customer_key as leaf,
  effects.effect,
  true as is_first,
  period_customer_amounts.value as numerator,
  null as denominator,
  period_customer_amounts.previous as compared_numerator,
  null as compared_denominator,
  period_customer_amounts.value - period_customer_amounts.previous as change
from
  period_customer_amounts
  inner join effects on effects.customer_key is not distinct from period_customer_amounts.customer_key
where
  effects.effect not in ('returns-only', 'no-customer')
  or period_customer_amounts.value <> 0
  or period_customer_amounts.previous <> 0
