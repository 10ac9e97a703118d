-- grain: one row per customer and run of months with the same tier at their opening; valid_to is exclusive
with
  period as (
    select
      build_period.first_month_number,
      build_period.as_of_month_number + 1 as last_opening,
      build_period.trailing_months
    from intermediate.build_period as build_period
  ),
  given as (
    select customers.customer_key, tier_names.tier
    from
      intermediate.customers as customers
      inner join staging.customers as described on described.customer_id = customers.described_id
      inner join segments.tier_names as tier_names on tier_names.spelling = described.tier
  ),
  purchases as (
    select
      customer_months.customer_key,
      customer_months.month_number,
      customer_months.net_amount,
      customer_months.sale_line_count
    from
      intermediate.customer_months as customer_months
      left join given on given.customer_key = customer_months.customer_key
    where given.customer_key is null
  ),
  -- What a month adds to the trailing sums it leaves again after the trailing months.
  movements as (
    select
      purchases.customer_key,
      purchases.month_number + 1 as opening,
      purchases.net_amount,
      purchases.sale_line_count as lines_in_window,
      purchases.sale_line_count as lines_ever
    from purchases
    union all
    select
      purchases.customer_key,
      purchases.month_number + 1 + period.trailing_months as opening,
      -purchases.net_amount as net_amount,
      -purchases.sale_line_count as lines_in_window,
      0 as lines_ever
    from
      purchases
      cross join period
    where purchases.month_number + 1 + period.trailing_months <= period.last_opening
    union all
    select
      customers.customer_key,
      period.first_month_number as opening,
      0 as net_amount,
      0 as lines_in_window,
      0 as lines_ever
    from
      intermediate.customers as customers
      cross join period
      left join given on given.customer_key = customers.customer_key
    where given.customer_key is null
  ),
  openings as (
    select
      movements.customer_key,
      movements.opening,
      sum(movements.net_amount) as net_amount,
      sum(movements.lines_in_window) as lines_in_window,
      sum(movements.lines_ever) as lines_ever
    from movements
    group by movements.customer_key, movements.opening
  ),
  running as (
    select
      openings.customer_key,
      openings.opening,
      sum(openings.net_amount) over so_far as net_amount,
      sum(openings.lines_in_window) over so_far as lines_in_window,
      sum(openings.lines_ever) over so_far as lines_ever
    from openings
    window
      so_far as (
        partition by openings.customer_key
        order by openings.opening
        rows between unbounded preceding and current row
      )
  ),
  classified as (
    select running.customer_key, running.opening, tier_classes.tier
    from
      running
      inner join segments.tier_classes as tier_classes
        on tier_classes.bought_in_window = (running.lines_in_window > 0)
        and tier_classes.bought_before = (running.lines_ever > 0)
        and (tier_classes.net_amount_from is null or running.net_amount >= tier_classes.net_amount_from)
        and (tier_classes.net_amount_below is null or running.net_amount < tier_classes.net_amount_below)
  ),
  compared as (
    select
      classified.customer_key,
      classified.opening,
      classified.tier,
      lag(classified.tier) over (
        partition by classified.customer_key
        order by classified.opening
      ) as tier_before
    from classified
  ),
  changes as (
    select
      compared.customer_key,
      compared.opening,
      compared.tier,
      lead(compared.opening) over (
        partition by compared.customer_key
        order by compared.opening
      ) as next_opening
    from compared
    where compared.tier_before is null or compared.tier <> compared.tier_before
  ),
  computed as (
    select changes.customer_key, changes.tier, changes.opening, changes.next_opening
    from changes
    union all
    select given.customer_key, given.tier, period.first_month_number as opening, null as next_opening
    from
      given
      cross join period
  )
select
  computed.customer_key,
  computed.tier,
  opens.month as valid_from,
  coalesce(closes.month, cast('9999-12-01' as date)) as valid_to
from
  computed
  inner join intermediate.months as opens on opens.month_number = computed.opening
  left join intermediate.months as closes on closes.month_number = computed.next_opening
