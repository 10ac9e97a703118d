-- grain: one row per purchase state and range of trailing net sales, with the first rule that matches there
with
  purchase_states as (
    select true as bought_in_window, true as bought_before
    union all
    select false as bought_in_window, true as bought_before
    union all
    select false as bought_in_window, false as bought_before
  ),
  lower_bounds as (
    select tier_thresholds.minimum as net_amount_from
    from segments.tier_thresholds as tier_thresholds
    where tier_thresholds.minimum is not null
    union
    select cast(null as decimal(38, 4)) as net_amount_from
  ),
  sales_ranges as (
    select
      lower_bounds.net_amount_from,
      lead(lower_bounds.net_amount_from) over (
        order by lower_bounds.net_amount_from nulls first
      ) as net_amount_below
    from lower_bounds
  ),
  matches as (
    select
      purchase_states.bought_in_window,
      purchase_states.bought_before,
      sales_ranges.net_amount_from,
      sales_ranges.net_amount_below,
      tier_rules.tier,
      row_number() over (
        partition by
          purchase_states.bought_in_window,
          purchase_states.bought_before,
          sales_ranges.net_amount_from
        order by cast(tier_rules.position as integer)
      ) as place
    from
      purchase_states
      cross join sales_ranges
      cross join segments.tier_rules as tier_rules
      left join segments.tier_thresholds as tier_thresholds on tier_thresholds.tier = tier_rules.tier
    where
      (tier_rules.minimum_setting is null or sales_ranges.net_amount_from >= tier_thresholds.minimum)
      and (coalesce(tier_rules.bought, '') <> 'in window' or purchase_states.bought_in_window)
      and (coalesce(tier_rules.bought, '') <> 'before' or purchase_states.bought_before)
  )
select
  matches.bought_in_window,
  matches.bought_before,
  matches.net_amount_from,
  matches.net_amount_below,
  matches.tier
from matches
where matches.place = 1
