-- grain: one row per row of base_sales of customers who bought in the period before
select
  base_sales.member,
  base_sales.customer_key,
  base_sales.order_id,
  base_sales.ordered_on,
  case
    when purchase_days.next_on < getvariable('until_date') then base_sales.net_amount
    else 0
  end as numerator,
  base_sales.net_amount as denominator
from
  base_sales
  inner join purchase_days
    on purchase_days.member is not distinct from base_sales.member
    and purchase_days.customer_key = base_sales.customer_key
where
  purchase_days.ordered_on < getvariable('period_from')
  and (purchase_days.next_on is null or purchase_days.next_on >= getvariable('period_from'))
