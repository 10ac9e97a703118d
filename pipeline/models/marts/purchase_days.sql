-- grain: one row per customer and day with a sale line of theirs, in date order; null before the first and after the last
with
  days as (
    select purchase_days.customer_key, purchase_days.ordered_on
    from intermediate.purchase_days as purchase_days
    where purchase_days.has_sale
  )
select
  days.customer_key,
  days.ordered_on,
  lag(days.ordered_on) over (
    partition by days.customer_key
    order by days.ordered_on
  ) as previous_on,
  lead(days.ordered_on) over (
    partition by days.customer_key
    order by days.ordered_on
  ) as next_on
from days
order by days.ordered_on
