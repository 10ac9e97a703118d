-- grain: one row per kept sales line dated up to as_of
-- view: computing it twice takes a third of the time of writing it
with
  lines as (
    select
      sales.file_id,
      sales.record,
      sales.line_id,
      sales.order_id,
      sales.customer_id,
      sales.product_id,
      sales.region_id,
      sales.channel,
      sales.payment_method,
      sales.campaign_id,
      sales.sales_rep,
      sales.ordered_at,
      sales.unit_price,
      coalesce(sales.discount_rate, 0) as discount_rate,
      sales.kind,
      sales.quantity,
      sales.cost,
      coalesce(
        sales.amount,
        case
          -- Whole units at a price in cents, which nearly all lines are: the same product in 64 bits, 30 times faster.
          when
            abs(sales.quantity) < 10000
            and abs(sales.unit_price) < 1000000
            and mod(sales.quantity, 1) = 0
            and mod(sales.unit_price, 0.01) = 0
            and mod(coalesce(sales.discount_rate, 0), 0.0001) = 0
          then
            cast(
              cast(sales.quantity as decimal(5,0))
              * cast(sales.unit_price as decimal(8,2))
              * cast(1 - coalesce(sales.discount_rate, 0) as decimal(5,4))
              as decimal(18,4)
            )
          else
            cast(
              cast(sales.quantity as decimal(38,4)) * sales.unit_price * (1 - coalesce(sales.discount_rate, 0))
              as decimal(18,4)
            )
        end,
        0
      ) as net_amount,
      -- Some files write returned goods as positive numbers and say "return" beside them.
      coalesce(sales.kind = 'return' and sales.quantity > 0, false) as is_return_written_positive
      /* attributes of sales from sales */
    from staging.sales as sales
    where cast(sales.ordered_at as date) in (select kept_days.ordered_on from intermediate.kept_days as kept_days)
  )
select
  lines.order_id,
  lines.line_id,
  customers.customer_key,
  products.product_key,
  regions.region_key,
  lines.channel,
  lines.payment_method,
  lines.campaign_id,
  lines.sales_rep,
  lines.ordered_at,
  cast(lines.ordered_at as date) as ordered_on,
  case
    when coalesce(lines.kind, case when lines.quantity < 0 then 'return' else 'sale' end) = 'sale'
      and lines.net_amount > 0 then 'sale'
    when lines.kind = 'return' or lines.quantity < 0 then 'return'
    else 'adjustment'
  end as line_kind,
  case when lines.is_return_written_positive then -lines.quantity else lines.quantity end as quantity,
  lines.unit_price,
  lines.discount_rate,
  case when lines.is_return_written_positive then -abs(lines.net_amount) else lines.net_amount end as net_amount,
  case
    when lines.is_return_written_positive then -abs(coalesce(lines.cost, cast(lines.quantity * products.unit_cost as decimal(18,4))))
    else coalesce(lines.cost, cast(lines.quantity * products.unit_cost as decimal(18,4)))
  end as cost_amount,
  lines.file_id,
  lines.record
  /* attributes of sales from lines */
from lines
left join intermediate.customers as customers on customers.customer_id = lines.customer_id
left join intermediate.products as products on products.product_id = lines.product_id
left join intermediate.regions as regions on regions.region_id = coalesce(lines.region_id, customers.region_id)
