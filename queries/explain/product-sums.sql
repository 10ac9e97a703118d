-- grain: one row per member of the dimension and product with a line in the period
select
  struct_extract(period_sales.member, 'row') as member,
  struct_extract(period_sales.member, 'column') as product_key,
  -- The view stands on lines here, and of these the sales alone have a gross amount.
  coalesce(sum(period_sales.units) filter (where period_sales.gross_amount > 0), 0) as sold_units,
  sum(period_sales.gross_amount) as gross_amount,
  sum(period_sales.returned_amount) as returned_amount,
  sum(period_sales.net_amount - period_sales.gross_amount + period_sales.returned_amount) as adjusted_amount
from period_sales
group by struct_extract(period_sales.member, 'row'), struct_extract(period_sales.member, 'column')
