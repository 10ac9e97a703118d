-- grain: one row per tier that is entered by an amount of trailing net sales
with
  configured as (
    select settings.name, cast(nullif(settings.value, '') as decimal(38, 4)) as minimum
    from
      staging.settings as settings
      inner join segments.tier_rules as tier_rules on tier_rules.minimum_setting = settings.name
  ),
  customer_sales as (
    select customer_days.customer_key, sum(customer_days.net_amount) as net_amount
    from intermediate.customer_days as customer_days
    where
      customer_days.ordered_on >= (
        select build_period.trailing_from from intermediate.build_period as build_period
      )
    group by customer_days.customer_key
  ),
  -- A window ordered by value takes equal values together, so that they are never split.
  sales_from_here_up as (
    select
      customer_sales.net_amount,
      sum(customer_sales.net_amount) over (order by customer_sales.net_amount desc) as reached,
      sum(customer_sales.net_amount) over () as total
    from customer_sales
  ),
  derived as (
    select tier_rules.tier, max(sales_from_here_up.net_amount) as minimum
    from
      sales_from_here_up
      cross join segments.tier_rules as tier_rules
    where
      sales_from_here_up.net_amount > 0
      and sales_from_here_up.reached >= cast(
        tier_rules.sales_share as decimal(9, 6)
      ) * sales_from_here_up.total
    group by tier_rules.tier
  )
select
  tier_rules.tier,
  tier_rules.minimum_setting,
  coalesce(configured.minimum, derived.minimum) as minimum,
  configured.minimum is null as is_derived
from
  segments.tier_rules as tier_rules
  left join configured on configured.name = tier_rules.minimum_setting
  left join derived on derived.tier = tier_rules.tier
where tier_rules.minimum_setting is not null
