-- grain: one row per member, customer and purchase day in the window that another in the window precedes
select
  purchase_days.member,
  purchase_days.customer_key,
  cast(null as varchar) as order_id,
  purchase_days.ordered_on,
  purchase_days.ordered_on - purchase_days.previous_on as numerator,
  null as denominator
from purchase_days
where purchase_days.previous_on >= getvariable('from_date')
