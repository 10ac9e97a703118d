-- grain: one row per customer and month with a line of theirs; next_month is the next one with a purchase, null otherwise
with
  summed as (
    select
      orders.customer_key,
      cast(date_trunc('month', orders.ordered_on) as date) as month,
      count(distinct orders.order_id) filter (where orders.sale_line_count > 0 and orders.is_split) + count(
        *
      ) filter (where orders.sale_line_count > 0 and not orders.is_split) as order_count,
      cast(sum(orders.sale_line_count) as bigint) as sale_line_count,
      cast(sum(orders.units) as decimal(18, 4)) as units,
      cast(sum(orders.gross_amount) as decimal(18, 4)) as gross_amount,
      cast(sum(orders.returned_amount) as decimal(18, 4)) as returned_amount,
      cast(sum(orders.net_amount) as decimal(18, 4)) as net_amount
    from marts.orders as orders
    where orders.customer_key is not null
    group by orders.customer_key, cast(date_trunc('month', orders.ordered_on) as date)
  ),
  firsts as (
    select
      summed.customer_key,
      min(summed.month) as month,
      min_by(summed.net_amount, summed.month) as net_amount
    from summed
    where summed.sale_line_count > 0
    group by summed.customer_key
  )
select
  summed.customer_key,
  summed.month,
  summed.order_count,
  summed.sale_line_count,
  summed.units,
  summed.gross_amount,
  summed.returned_amount,
  summed.net_amount,
  firsts.month as first_month,
  firsts.net_amount as first_net_amount,
  case
    when summed.sale_line_count > 0 then lead(summed.month) over (
      partition by summed.customer_key, summed.sale_line_count > 0
      order by summed.month
    )
  end as next_month
from
  summed
  left join firsts on firsts.customer_key = summed.customer_key
order by summed.month
