-- grain: one row per customer who has bought within W days of as_of
with
  trailing_sales as (
    select customer_days.customer_key, cast(sum(customer_days.net_amount) as decimal(18, 4)) as net_amount
    from intermediate.customer_days as customer_days
    where
      customer_days.ordered_on >= (
        select build_period.trailing_from from intermediate.build_period as build_period
      )
    group by customer_days.customer_key
  ),
  valued as (
    select
      churn_risks.customer_key,
      churn_rules.rule,
      churn_rules.probability,
      churn_risks.recency_days,
      churn_risks.mean_gap_days,
      churn_risks.days_in_window,
      case
        when customer_values.expected_value is not null then 'expected'
        else 'trailing'
      end as value_basis,
      coalesce(customer_values.expected_value, cast(trailing_sales.net_amount as double), 0) as yearly_value
    from
      analytics.churn_risks as churn_risks
      inner join analytics.churn_rules as churn_rules on churn_rules.position = churn_risks.rule_position
      left join analytics.customer_values as customer_values
        on customer_values.customer_key = churn_risks.customer_key
      left join trailing_sales on trailing_sales.customer_key = churn_risks.customer_key
  )
select
  valued.customer_key,
  valued.rule,
  valued.probability as churn_probability,
  valued.recency_days,
  valued.mean_gap_days,
  valued.days_in_window,
  valued.value_basis,
  valued.yearly_value,
  case
    when valued.yearly_value > 0 then valued.probability * valued.yearly_value
    else 0
  end as value_at_risk
from valued
order by valued.customer_key
