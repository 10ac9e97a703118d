-- grain: one row per customer and day with a sale line of theirs, or with goods that they ordered at no price
select
  customer_days.customer_key,
  customer_days.ordered_on,
  sum(customer_days.sale_line_count) > 0 as has_sale,
  cast(sum(customer_days.sale_amount) as decimal(18, 4)) as sale_amount
from intermediate.customer_days as customer_days
where customer_days.sale_line_count > 0 or customer_days.free_line_count > 0
group by customer_days.customer_key, customer_days.ordered_on
