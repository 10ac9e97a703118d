-- grain: one row per customer and month with a line of theirs
select
  customer_days.customer_key,
  months.month_number,
  cast(sum(customer_days.sale_line_count) as bigint) as sale_line_count,
  cast(sum(customer_days.net_amount) as decimal(18, 4)) as net_amount,
  min(customer_days.ordered_on) filter (where customer_days.sale_line_count > 0) as first_purchase_on,
  max(customer_days.ordered_on) filter (where customer_days.sale_line_count > 0) as last_purchase_on
from
  intermediate.customer_days as customer_days
  inner join intermediate.months as months
    on months.month = cast(date_trunc('month', customer_days.ordered_on) as date)
group by customer_days.customer_key, months.month_number
