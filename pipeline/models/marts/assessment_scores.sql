-- grain: one row per assessed month, customer and indicator (by its position) that there is a figure for, scored from 0 to 100
with
  measured as (
    select
      figures.month,
      figures.customer_key,
      indicators.position,
      indicators.rule,
      indicators.better,
      case indicators.measure
        when 'sales_level' then cast(figures.net_amount as double)
        when 'sales_trend' then case
          when figures.base_net_amount > 0 then cast(
            figures.net_amount - figures.base_net_amount as double
          ) / cast(figures.base_net_amount as double)
        end
        when 'purchase_frequency' then cast(figures.order_count as double)
        when 'margin' then case
          when figures.costed_net_amount > 0 then cast(
            figures.costed_net_amount - figures.cost_amount as double
          ) / cast(figures.costed_net_amount as double)
        end
        when 'satisfaction' then figures.answer_points
        when 'complaints' then cast(figures.complaint_count as double)
        when 'returns' then cast(figures.returned_amount as double) / cast(
          nullif(figures.gross_amount, 0) as double
        )
        when 'relationship_years' then cast(figures.known_days as double) / 365.25
        when 'contact_coverage' then cast(figures.contacts_met as double) / cast(
          figures.contacts_asked as double
        )
      end as figure
    from
      marts.assessment_figures as figures
      cross join staging.assessment_indicators as indicators
    where indicators.kind = 'measured'
  ),
  banded as (
    select
      measured.month,
      measured.customer_key,
      measured.position,
      measured.figure,
      bands.score
    from
      measured
      inner join staging.assessment_bands as bands
        on bands.position = measured.position
        and measured.figure >= coalesce(bands.figure_from, measured.figure)
        and (bands.figure_below is null or measured.figure < bands.figure_below)
    where measured.rule = 'bands'
  ),
  -- The share of the other customers who do less well; equal figures have equal scores.
  ranked as (
    select
      measured.month,
      measured.customer_key,
      measured.position,
      measured.figure,
      -- A window ordered by value takes equal values together.
      count(*) over (partition by measured.month, measured.position) - count(*) over (
        partition by measured.month, measured.position
        order by
          case
            when measured.better = 'low' then -measured.figure
            else measured.figure
          end desc
      ) as worse,
      count(*) over (partition by measured.month, measured.position) - 1 as others
    from measured
    where measured.rule = 'percentile' and measured.figure is not null
  )
select banded.month, banded.customer_key, banded.position, banded.figure, banded.score
from banded
union all
select
  ranked.month,
  ranked.customer_key,
  ranked.position,
  ranked.figure,
  cast(
    coalesce(cast(ranked.worse * 100 as double) / cast(nullif(ranked.others, 0) as double), 100) as decimal(
      4,
      1
    )
  ) as score
from ranked
