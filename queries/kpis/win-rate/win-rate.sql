-- grain: one row per opportunity won or lost in the period
select
  period_opportunities.member,
  period_opportunities.customer_key,
  period_opportunities.opportunity_id as order_id,
  period_opportunities.closed_on as ordered_on,
  case
    when period_opportunities.outcome = 'won' then 1
    else 0
  end as numerator,
  1 as denominator
from period_opportunities
where period_opportunities.outcome in ('won', 'lost')
