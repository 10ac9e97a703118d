-- grain: one row per customer and run of months with the same tier at their opening; valid_to is exclusive
select tier.customer_key, tier.tier, tier.valid_from, tier.valid_to
from segments.tier as tier
-- Closed runs first: whoever asks for the tiers of a recent month skips most of them.
order by tier.valid_to, tier.customer_key
