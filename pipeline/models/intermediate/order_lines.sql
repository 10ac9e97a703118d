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
      sales.discount_rate,
      sales.kind,
      sales.quantity,
      sales.cost,
      coalesce(
        sales.amount,
        case
          -- Whole units at a price in cents, as nearly all lines are: the same product in 64 bits, 30 times faster.
          when abs(sales.quantity) < 10000
          and abs(sales.unit_price) < 1000000
          and mod(sales.quantity, 1) = 0
          and mod(sales.unit_price, 0.01) = 0
          and mod(coalesce(sales.discount_rate, cast(0 as decimal(9, 6))), 0.0001) = 0 then cast(
            cast(sales.quantity as decimal(5, 0)) * cast(sales.unit_price as decimal(8, 2)) * cast(
              1 - coalesce(sales.discount_rate, cast(0 as decimal(9, 6))) as decimal(5, 4)
            ) as decimal(18, 4)
          )
          else cast(
            cast(sales.quantity as decimal(38, 4)) * sales.unit_price * (
              1 - coalesce(sales.discount_rate, cast(0 as decimal(9, 6)))
            ) as decimal(18, 4)
          )
        end,
        0
      ) as net_amount,
      -- Some files write returned goods as positive numbers and say "return" beside them.
      coalesce(sales.kind = 'return' and sales.quantity > 0, false) as is_return_written_positive,
      -- Others count the goods back but write what was paid back without a sign.
      coalesce(
        sales.quantity < 0 and sales.amount > 0 and coalesce(sales.kind, 'return') = 'return',
        false
      ) as is_amount_written_positive
    /* attributes of sales from sales */
    from staging.sales as sales
    where
      cast(sales.ordered_at as date) in (select kept_days.ordered_on from intermediate.kept_days as kept_days)
  ),
  priced as (
    select
      lines.*,
      customer_keys.customer_key,
      products.product_key,
      regions.region_key,
      coalesce(
        lines.cost,
        case
          when abs(lines.quantity) < 10000
          and abs(products.unit_cost) < 1000000 then cast(
            lines.quantity * products.unit_cost as decimal(18, 4)
          )
          else cast(cast(lines.quantity as decimal(38, 4)) * products.unit_cost as decimal(18, 4))
        end
      ) as cost_amount
    from
      lines
      left join intermediate.customer_keys as customer_keys on customer_keys.given_id = lines.customer_id
      left join intermediate.products as products on products.product_id = lines.product_id
      left join intermediate.regions as regions
        on regions.region_id = coalesce(lines.region_id, customer_keys.region_id)
  )
select
  priced.order_id,
  priced.line_id,
  priced.customer_key,
  priced.product_key,
  priced.region_key,
  priced.channel,
  priced.payment_method,
  priced.campaign_id,
  priced.sales_rep,
  priced.ordered_at,
  cast(priced.ordered_at as date) as ordered_on,
  case
    when coalesce(
      priced.kind,
      case
        when priced.quantity < 0 then 'return'
        else 'sale'
      end
    ) = 'sale'
    and priced.net_amount > 0 then 'sale'
    when priced.kind = 'return'
    or priced.quantity < 0 then 'return'
    else 'adjustment'
  end as line_kind,
  case
    when priced.is_return_written_positive then -priced.quantity
    else priced.quantity
  end as quantity,
  priced.unit_price,
  priced.discount_rate,
  case
    when priced.is_return_written_positive
    or priced.is_amount_written_positive then -abs(priced.net_amount)
    else priced.net_amount
  end as net_amount,
  case
    when priced.is_return_written_positive then -abs(priced.cost_amount)
    else priced.cost_amount
  end as cost_amount,
  priced.file_id,
  priced.record
/* attributes of sales from priced */
from priced
