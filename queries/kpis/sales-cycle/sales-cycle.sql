-- grain: one row per opportunity won in the period
select
  period_opportunities.member,
  period_opportunities.customer_key,
  period_opportunities.opportunity_id as order_id,
  period_opportunities.closed_on as ordered_on,
  period_opportunities.closed_on - period_opportunities.created_on as numerator,
  null as denominator
from period_opportunities
where
  period_opportunities.outcome = 'won'
  and period_opportunities.closed_on >= period_opportunities.created_on
