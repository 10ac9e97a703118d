-- grain: one row per campaign that had begun before known_until and customer chosen for it, as much as was known of them then
select
  states.campaign_id,
  states.customer_id,
  states.customer_key,
  states.region_key,
  states.member_group,
  states.contacted_on,
  states.responded_on,
  states.counts_from,
  least(
    getvariable('campaign_window_days'),
    date_diff('day', states.counts_from, getvariable('known_until'))
  ) as days_observed,
  states.orders,
  states.net_amount,
  states.costed_net_amount,
  states.cost_amount,
  states.prior_net_amount,
  states.overlapping_campaigns
from marts.campaign_states as states
where
  states.known_through = getvariable('known_until') - 1
  or (states.is_final and states.known_through < getvariable('known_until'))
