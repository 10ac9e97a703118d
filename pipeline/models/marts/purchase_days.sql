-- grain: one row per customer and day with a sale line of theirs, in date order; null before the first and after the last
select
  purchase_days.customer_key,
  purchase_days.ordered_on,
  purchase_days.previous_on,
  purchase_days.next_on
from intermediate.purchase_days as purchase_days
where purchase_days.has_sale
order by purchase_days.ordered_on
