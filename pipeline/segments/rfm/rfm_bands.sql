-- grain: one row per measure and range between two figures that rules name, numbered from 0; figure_below is exclusive
with
  bounds as (
    select 'recency_days' as measure, cast(segment_rules.recency_days_from as decimal(18, 4)) as figure
    from staging.segment_rules as segment_rules
    where segment_rules.recency_days_from is not null
    union
    select 'recency_days' as measure, cast(segment_rules.recency_days_to + 1 as decimal(18, 4)) as figure
    from staging.segment_rules as segment_rules
    where segment_rules.recency_days_to is not null
    union
    select 'recency_days' as measure, cast(null as decimal(18, 4)) as figure
    union
    select 'orders' as measure, cast(segment_rules.orders_from as decimal(18, 4)) as figure
    from staging.segment_rules as segment_rules
    where segment_rules.orders_from is not null
    union
    select 'orders' as measure, cast(segment_rules.orders_to + 1 as decimal(18, 4)) as figure
    from staging.segment_rules as segment_rules
    where segment_rules.orders_to is not null
    union
    select 'orders' as measure, cast(null as decimal(18, 4)) as figure
    union
    select 'net_amount' as measure, cast(segment_rules.net_amount_from as decimal(18, 4)) as figure
    from staging.segment_rules as segment_rules
    where segment_rules.net_amount_from is not null
    union
    select 'net_amount' as measure, cast(segment_rules.net_amount_to + 0.0001 as decimal(18, 4)) as figure
    from staging.segment_rules as segment_rules
    where segment_rules.net_amount_to is not null
    union
    select 'net_amount' as measure, cast(null as decimal(18, 4)) as figure
    union
    select
      'first_purchase_days' as measure,
      cast(segment_rules.first_purchase_days_from as decimal(18, 4)) as figure
    from staging.segment_rules as segment_rules
    where segment_rules.first_purchase_days_from is not null
    union
    select
      'first_purchase_days' as measure,
      cast(segment_rules.first_purchase_days_to + 1 as decimal(18, 4)) as figure
    from staging.segment_rules as segment_rules
    where segment_rules.first_purchase_days_to is not null
    union
    select 'first_purchase_days' as measure, cast(null as decimal(18, 4)) as figure
  )
select
  bounds.measure,
  row_number() over (
    partition by bounds.measure
    order by bounds.figure nulls first
  ) - 1 as band,
  bounds.figure as figure_from,
  lead(bounds.figure) over (
    partition by bounds.measure
    order by bounds.figure nulls first
  ) as figure_below
from bounds
