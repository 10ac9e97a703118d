-- grain: one row per customer and run of days in the same lifecycle stage, and the stage before; valid_to is exclusive
select
  lifecycle.customer_key,
  lifecycle.stage,
  lifecycle.previous_stage,
  lifecycle.valid_from,
  lifecycle.valid_to
from segments.lifecycle as lifecycle
-- Closed runs first: whoever asks for the stages of a recent day skips most of them.
order by lifecycle.valid_to, lifecycle.customer_key
