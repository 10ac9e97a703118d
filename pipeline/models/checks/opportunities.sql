-- grain: one row per build, about opportunities that the funnel cannot count in full
-- severity: warning
with
  problems as (
    select stages.opportunity_id as opportunity_id, 'with stages of an unknown opportunity' as problem
    from
      staging.opportunity_stages as stages
      left join staging.opportunities as opportunities on opportunities.opportunity_id = stages.opportunity_id
    where opportunities.opportunity_id is null
    group by stages.opportunity_id
    union all
    select opportunities.opportunity_id, 'closed without an outcome' as problem
    from marts.opportunities as opportunities
    where opportunities.closed_on is not null and opportunities.outcome is null
    union all
    select opportunities.opportunity_id, 'with an outcome and no day of closing' as problem
    from marts.opportunities as opportunities
    where opportunities.closed_on is null and opportunities.outcome is not null
    union all
    select opportunities.opportunity_id, 'closed before it was created' as problem
    from marts.opportunities as opportunities
    where opportunities.closed_on < opportunities.created_on
    union all
    select opportunities.opportunity_id, 'of an unknown customer' as problem
    from
      intermediate.opportunities as opportunities
      left join intermediate.customer_keys as customer_keys
        on customer_keys.given_id = opportunities.customer_id
    where opportunities.customer_id is not null and customer_keys.customer_key is null
  ),
  kinds as (
    select problems.problem, count(*) as opportunities, min(problems.opportunity_id) as sample
    from problems
    group by problems.problem
  )
select
  coalesce(sum(kinds.opportunities), 0) as failing_rows,
  'opportunities, most of them ' || max_by(kinds.problem, kinds.opportunities) || ', such as ' || max_by(
    kinds.sample,
    kinds.opportunities
  ) || ' — check opportunities and opportunity_stages' as detail,
  max_by(kinds.sample, kinds.opportunities) as sample
from kinds
