-- grain: one row per month opening: the four limits between the five scores of each measure
with
  cuts as (
    select 1 as cut
    union all
    select 2 as cut
    union all
    select 3 as cut
    union all
    select 4 as cut
  ),
  populations as (
    select rfm_purchases.opening, count(*) as customers
    from segments.rfm_purchases as rfm_purchases
    group by rfm_purchases.opening
  ),
  -- Type 7: the quantile of n values lies at place 1 + (n - 1) * cut / 5, between two of them where that is no whole number.
  places as (
    select
      populations.opening,
      cuts.cut,
      mod((populations.customers - 1) * cuts.cut, 5) as fifths_beyond,
      (populations.customers - 1) * cuts.cut - mod(
        (populations.customers - 1) * cuts.cut,
        5
      ) + 5 as place_in_fifths
    from
      populations
      cross join cuts
  ),
  ranked as (
    select
      rfm_purchases.opening,
      'recency_days' as measure,
      cast(rfm_purchases.recency_days as decimal(18, 4)) as figure,
      sum(count(*)) over (
        partition by rfm_purchases.opening
        order by rfm_purchases.recency_days
        rows between unbounded preceding and current row
      ) as last_place,
      count(*) as customers
    from segments.rfm_purchases as rfm_purchases
    group by rfm_purchases.opening, rfm_purchases.recency_days
    union all
    select
      rfm_purchases.opening,
      'orders' as measure,
      cast(rfm_purchases.order_count as decimal(18, 4)) as figure,
      sum(count(*)) over (
        partition by rfm_purchases.opening
        order by rfm_purchases.order_count
        rows between unbounded preceding and current row
      ) as last_place,
      count(*) as customers
    from segments.rfm_purchases as rfm_purchases
    group by rfm_purchases.opening, rfm_purchases.order_count
    union all
    -- Hardly two customers have the same net sales: numbering each is quicker than grouping first.
    select
      rfm_purchases.opening,
      'net_amount' as measure,
      rfm_purchases.net_amount as figure,
      row_number() over (
        partition by rfm_purchases.opening
        order by rfm_purchases.net_amount
      ) as last_place,
      1 as customers
    from segments.rfm_purchases as rfm_purchases
  ),
  neighbours as (
    select
      ranked.opening,
      ranked.measure,
      places.cut,
      places.fifths_beyond,
      min(ranked.figure) as lower_figure,
      max(ranked.figure) as upper_figure
    from
      ranked
      inner join places
        on places.opening = ranked.opening
        and ranked.last_place * 5 >= places.place_in_fifths
        and (ranked.last_place - ranked.customers) * 5 < places.place_in_fifths + (
          case
            when places.fifths_beyond > 0 then 5
            else 0
          end
        )
    group by ranked.opening, ranked.measure, places.cut, places.fifths_beyond
  ),
  quintiles as (
    select
      neighbours.opening,
      'segment_' || neighbours.measure || '_limit_' || cast(neighbours.cut as varchar) as name,
      cast(
        neighbours.lower_figure + (neighbours.upper_figure - neighbours.lower_figure) * cast(
          neighbours.fifths_beyond * 0.2 as decimal(2, 1)
        ) as decimal(18, 5)
      ) as figure
    from neighbours
  ),
  limits as (
    select
      quintiles.opening,
      quintiles.name,
      coalesce(cast(nullif(settings.value, '') as decimal(18, 5)), quintiles.figure) as figure
    from
      quintiles
      left join staging.settings as settings on settings.name = quintiles.name
  )
select
  limits.opening,
  max(
    case
      when limits.name = 'segment_recency_days_limit_1' then limits.figure
    end
  ) as recency_days_1,
  max(
    case
      when limits.name = 'segment_recency_days_limit_2' then limits.figure
    end
  ) as recency_days_2,
  max(
    case
      when limits.name = 'segment_recency_days_limit_3' then limits.figure
    end
  ) as recency_days_3,
  max(
    case
      when limits.name = 'segment_recency_days_limit_4' then limits.figure
    end
  ) as recency_days_4,
  max(
    case
      when limits.name = 'segment_orders_limit_1' then limits.figure
    end
  ) as orders_1,
  max(
    case
      when limits.name = 'segment_orders_limit_2' then limits.figure
    end
  ) as orders_2,
  max(
    case
      when limits.name = 'segment_orders_limit_3' then limits.figure
    end
  ) as orders_3,
  max(
    case
      when limits.name = 'segment_orders_limit_4' then limits.figure
    end
  ) as orders_4,
  max(
    case
      when limits.name = 'segment_net_amount_limit_1' then limits.figure
    end
  ) as net_amount_1,
  max(
    case
      when limits.name = 'segment_net_amount_limit_2' then limits.figure
    end
  ) as net_amount_2,
  max(
    case
      when limits.name = 'segment_net_amount_limit_3' then limits.figure
    end
  ) as net_amount_3,
  max(
    case
      when limits.name = 'segment_net_amount_limit_4' then limits.figure
    end
  ) as net_amount_4
from limits
group by limits.opening
