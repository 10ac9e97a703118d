-- grain: one row per customer of the variable card_key: what they bought and gave back, lately and ever
select
  cast(
    coalesce(sum(sums.order_count) filter (where sums.month >= getvariable('trailing_date')), 0) as double
  ) as orders,
  cast(
    coalesce(sum(sums.net_amount) filter (where sums.month >= getvariable('trailing_date')), 0) as double
  ) as net_amount,
  cast(
    coalesce(sum(sums.gross_amount) filter (where sums.month >= getvariable('trailing_date')), 0) as double
  ) as gross_amount,
  cast(
    coalesce(sum(sums.returned_amount) filter (where sums.month >= getvariable('trailing_date')), 0) as double
  ) as returned_amount,
  cast(coalesce(sum(sums.order_count), 0) as double) as orders_ever,
  cast(coalesce(sum(sums.net_amount), 0) as double) as net_amount_ever,
  cast(coalesce(sum(sums.gross_amount), 0) as double) as gross_amount_ever,
  cast(coalesce(sum(sums.returned_amount), 0) as double) as returned_amount_ever,
  (
    select cast(max(purchase_days.ordered_on) as varchar)
    from marts.purchase_days as purchase_days
    where
      purchase_days.customer_key = getvariable('card_key')
      and purchase_days.ordered_on < getvariable('until_date')
  ) as last_order_on
from marts.customer_months as sums
where sums.customer_key = getvariable('card_key') and sums.month < getvariable('until_date')
