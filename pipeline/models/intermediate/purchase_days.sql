-- grain: one row per customer and day with a sale line of theirs, or with goods that they ordered at no price; previous and next among days of the same kind
with
  days as (
    select
      customer_days.customer_key,
      customer_days.ordered_on,
      sum(customer_days.sale_line_count) > 0 as has_sale,
      cast(sum(customer_days.sale_amount) as decimal(18, 4)) as sale_amount
    from intermediate.customer_days as customer_days
    where customer_days.sale_line_count > 0 or customer_days.free_line_count > 0
    group by customer_days.customer_key, customer_days.ordered_on
  )
select
  days.customer_key,
  days.ordered_on,
  days.has_sale,
  days.sale_amount,
  lag(days.ordered_on) over of_kind as previous_on,
  lead(days.ordered_on) over of_kind as next_on
from days
window
  of_kind as (
    partition by days.customer_key, days.has_sale
    order by days.ordered_on
  )
