-- grain: one row per customer, category and month with a line of theirs; next_month is the next one with a purchase of the category
with
  summed as (
    select
      order_lines.customer_key,
      products.category,
      cast(date_trunc('month', order_lines.ordered_on) as date) as month,
      count(*) filter (where order_lines.line_kind = 'sale') as sale_line_count,
      cast(sum(order_lines.net_amount) as decimal(18, 4)) as net_amount
    from
      marts.order_lines as order_lines
      left join marts.products as products on products.product_key = order_lines.product_key
    where order_lines.customer_key is not null
    group by
      order_lines.customer_key,
      products.category,
      cast(date_trunc('month', order_lines.ordered_on) as date)
  )
select
  summed.customer_key,
  summed.category,
  summed.month,
  summed.sale_line_count,
  summed.net_amount,
  case
    when first_value(summed.sale_line_count) over purchases_first > 0 then first_value(
      summed.month
    ) over purchases_first
  end as first_month,
  case
    when first_value(summed.sale_line_count) over purchases_first > 0 then first_value(
      summed.net_amount
    ) over purchases_first
  end as first_net_amount,
  case
    when summed.sale_line_count > 0
    and lead(summed.sale_line_count) over purchases_first > 0 then lead(summed.month) over purchases_first
  end as next_month
from summed
window
  purchases_first as (
    partition by summed.customer_key, summed.category
    order by
      case
        when summed.sale_line_count > 0 then 0
        else 1
      end,
      summed.month
  )
order by summed.category, summed.month
