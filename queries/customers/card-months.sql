-- grain: one row per month up to the card's, those without a purchase included
with
  months as (
    select
      cast(
        unnest(
          generate_series(getvariable('from_date'), getvariable('until_date') - 1, interval 1 month)
        ) as date
      ) as month
  )
select
  strftime(months.month, '%Y-%m') as month,
  cast(coalesce(customer_months.order_count, 0) as double) as orders,
  cast(coalesce(customer_months.net_amount, 0) as double) as net_amount,
  cast(coalesce(customer_months.gross_amount, 0) as double) as gross_amount,
  cast(coalesce(customer_months.returned_amount, 0) as double) as returned_amount
from
  months
  left join marts.customer_months as customer_months
    on customer_months.month = months.month and customer_months.customer_key = getvariable('card_key')
order by months.month
