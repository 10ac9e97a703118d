-- grain: one row per product and effect
with
  sums as (
    select
      period_product_sums.member,
      period_product_sums.product_key,
      period_product_sums.sold_units,
      period_product_sums.gross_amount,
      period_product_sums.returned_amount,
      period_product_sums.adjusted_amount,
      0 as compared_sold_units,
      0 as compared_gross_amount,
      0 as compared_returned_amount,
      0 as compared_adjusted_amount
    from period_product_sums
    union all
    select
      period_compared_product_sums.member,
      period_compared_product_sums.product_key,
      0 as sold_units,
      0 as gross_amount,
      0 as returned_amount,
      0 as adjusted_amount,
      period_compared_product_sums.sold_units as compared_sold_units,
      period_compared_product_sums.gross_amount as compared_gross_amount,
      period_compared_product_sums.returned_amount as compared_returned_amount,
      period_compared_product_sums.adjusted_amount as compared_adjusted_amount
    from period_compared_product_sums
  ),
  products as (
    select
      sums.member,
      -- Lines that name no product are a product of their own.
      coalesce(sums.product_key, -1) as product_key,
      sum(sums.sold_units) as units,
      sum(sums.compared_sold_units) as compared_units,
      sum(sums.gross_amount) as gross,
      sum(sums.compared_gross_amount) as compared_gross,
      sum(sums.returned_amount) as returned,
      sum(sums.compared_returned_amount) as compared_returned,
      sum(sums.adjusted_amount) as adjusted,
      sum(sums.compared_adjusted_amount) as compared_adjusted
    from sums
    group by sums.member, sums.product_key
  ),
  both_periods as (
    select
      cast(sum(products.units) as double) as units,
      cast(sum(products.compared_units) as double) as compared_units,
      cast(sum(products.compared_gross) as double) / cast(
        sum(products.compared_units) as double
      ) as compared_price
    from products
    where products.units > 0 and products.compared_units > 0
  ),
  units_gained as (
    select
      products.member,
      products.product_key,
      products.units,
      products.gross,
      products.compared_gross,
      both_periods.compared_price,
      (both_periods.units - both_periods.compared_units) / both_periods.compared_units as growth,
      -- More units than the product would have sold with its share of all units unchanged.
      cast(products.units as double) - both_periods.units / both_periods.compared_units * cast(
        products.compared_units as double
      ) as units_gained,
      cast(products.compared_gross as double) / cast(products.compared_units as double) as own_price
    from
      products
      cross join both_periods
    where products.units > 0 and products.compared_units > 0
  ),
  rounded as (
    select
      units_gained.member,
      units_gained.product_key,
      units_gained.gross,
      units_gained.compared_gross,
      cast(units_gained.growth * cast(units_gained.compared_gross as double) as decimal(38, 4)) as volume,
      cast(units_gained.units_gained * units_gained.own_price as decimal(38, 4)) as mix_and_shift,
      cast(units_gained.units_gained * units_gained.compared_price as decimal(38, 4)) as shift,
      row_number() over (order by units_gained.units desc, units_gained.product_key) as place
    from units_gained
  ),
  sold_in_both as (
    select
      rounded.member,
      rounded.product_key,
      rounded.gross,
      rounded.compared_gross,
      rounded.volume,
      rounded.mix_and_shift,
      -- What one product gains others lose: what rounding would leave over is taken from the largest, a last digit each.
      rounded.shift - case
        when rounded.place <= abs(sum(rounded.shift) over ()) * 10000 then cast(
          0.0001 as decimal(38, 4)
        ) * sign(sum(rounded.shift) over ())
        else 0
      end as shift
    from rounded
  ),
  parts as (
    select
      sold_in_both.member,
      sold_in_both.product_key,
      'volume' as effect,
      true as is_first,
      sold_in_both.gross as value,
      sold_in_both.compared_gross as previous,
      sold_in_both.volume as change
    from sold_in_both
    union all
    select
      sold_in_both.member,
      sold_in_both.product_key,
      'mix' as effect,
      false as is_first,
      sold_in_both.gross as value,
      sold_in_both.compared_gross as previous,
      sold_in_both.mix_and_shift - sold_in_both.shift as change
    from sold_in_both
    union all
    select
      sold_in_both.member,
      sold_in_both.product_key,
      'share-shift' as effect,
      false as is_first,
      sold_in_both.gross as value,
      sold_in_both.compared_gross as previous,
      sold_in_both.shift as change
    from sold_in_both
    union all
    select
      sold_in_both.member,
      sold_in_both.product_key,
      'price' as effect,
      false as is_first,
      sold_in_both.gross as value,
      sold_in_both.compared_gross as previous,
      -- What is left is the units at the change of price, with what rounding the others to 4 places has left over.
      sold_in_both.gross - sold_in_both.compared_gross - sold_in_both.volume - sold_in_both.mix_and_shift as change
    from sold_in_both
    union all
    select
      products.member,
      products.product_key,
      case
        when products.units > 0 then 'new-products'
        when products.compared_units > 0 then 'discontinued'
        -- Sold without units (a fee): nothing but its price can change.
        else 'price'
      end as effect,
      true as is_first,
      products.gross as value,
      products.compared_gross as previous,
      products.gross - products.compared_gross as change
    from products
    where
      (products.units <= 0 or products.compared_units <= 0)
      and (products.gross <> 0 or products.compared_gross <> 0)
    union all
    select
      products.member,
      products.product_key,
      'returns' as effect,
      true as is_first,
      -products.returned as value,
      -products.compared_returned as previous,
      products.compared_returned - products.returned as change
    from products
    where products.returned <> 0 or products.compared_returned <> 0
    union all
    select
      products.member,
      products.product_key,
      'adjustments' as effect,
      true as is_first,
      products.adjusted as value,
      products.compared_adjusted as previous,
      products.adjusted - products.compared_adjusted as change
    from products
    where products.adjusted <> 0 or products.compared_adjusted <> 0
  )
select
  parts.member,
  false as is_shared,
  parts.product_key as leaf,
  parts.effect,
  parts.is_first,
  parts.value as numerator,
  null as denominator,
  parts.previous as compared_numerator,
  null as compared_denominator,
  parts.change
from parts
