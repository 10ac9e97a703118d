-- grain: one row per member of the dimension and customer with an amount in either period, with what became of them
with
  sums as (
    select period_sums.member, period_sums.numerator as value, 0 as previous
    from period_sums
    union all
    select period_compared_sums.member, 0 as value, period_compared_sums.numerator as previous
    from period_compared_sums
  ),
  amounts as (
    select
      struct_extract(sums.member, 'row') as member,
      struct_extract(sums.member, 'column') as customer_key,
      sum(sums.value) as value,
      sum(sums.previous) as previous
    from sums
    group by struct_extract(sums.member, 'row'), struct_extract(sums.member, 'column')
  ),
  customers as (
    select amounts.customer_key, sum(amounts.value) as value, sum(amounts.previous) as previous
    from amounts
    group by amounts.customer_key
  ),
  purchases as (
    select
      purchase_days.customer_key,
      min(purchase_days.ordered_on) as seen_since,
      bool_or(
        purchase_days.ordered_on >= getvariable('from_date')
        and purchase_days.ordered_on < getvariable('until_date')
      ) as bought,
      bool_or(
        purchase_days.ordered_on >= getvariable('compared_from')
        and purchase_days.ordered_on < getvariable('compared_until')
      ) as bought_before,
      bool_or(
        purchase_days.ordered_on < getvariable('from_date')
        and purchase_days.next_on >= getvariable('from_date')
        and purchase_days.churned_on is not null
      ) as was_churned,
      bool_or(
        purchase_days.churned_on < getvariable('known_until')
        and (purchase_days.next_on is null or purchase_days.next_on >= getvariable('known_until'))
      ) as is_churned
    from purchase_days
    -- Of what lies before both periods the last purchase says enough: that there was one, and when.
    where
      purchase_days.next_on is null
      or purchase_days.next_on >= least(getvariable('from_date'), getvariable('compared_from'))
    group by purchase_days.customer_key
  ),
  effects as (
    select
      customers.customer_key,
      case
        when customers.customer_key is null then 'no-customer'
        when purchases.bought
        and purchases.bought_before
        and customers.value >= customers.previous then 'expanded'
        when purchases.bought
        and purchases.bought_before then 'contracted'
        -- A period compared with a later one: who is new in it cannot have bought before it.
        when purchases.bought
        and purchases.seen_since >= least(getvariable('compared_until'), getvariable('from_date')) then 'new'
        when purchases.bought
        and purchases.was_churned then 'reactivated'
        when purchases.bought then 'returned'
        when purchases.bought_before
        and purchases.is_churned then 'churned'
        when purchases.bought_before then 'paused'
        else 'returns-only'
      end as effect
    from
      customers
      left join purchases on purchases.customer_key = customers.customer_key
  )
select
  amounts.member,
  false as is_shared,
  amounts.customer_key as leaf,
  effects.effect,
  true as is_first,
  amounts.value as numerator,
  null as denominator,
  amounts.previous as compared_numerator,
  null as compared_denominator,
  amounts.value - amounts.previous as change
from
  amounts
  inner join effects on effects.customer_key is not distinct from amounts.customer_key
where effects.effect not in ('returns-only', 'no-customer') or amounts.value <> 0 or amounts.previous <> 0
