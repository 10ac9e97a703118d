-- grain: one row per assessed month and indicator of the config, with the weight that it has there; those counted sum to 100
with
  assessed as (
    select figures.month, count(*) as customers
    from marts.assessment_figures as figures
    group by figures.month
  ),
  scored as (
    select scores.month, scores.position, count(*) as customers
    from marts.assessment_scores as scores
    group by scores.month, scores.position
  ),
  sources as (
    select source_files.source
    from staging.source_files as source_files
    group by source_files.source
  ),
  described as (
    select
      assessed.month,
      indicators.position,
      indicators.indicator,
      indicators.kind,
      indicators.measure,
      indicators.rule,
      indicators.better,
      indicators.weight,
      indicators.label_zh,
      indicators.label_en,
      measures.unit,
      measures.basis_zh,
      measures.basis_en,
      case
        when sources.source is null then measures.source
      end as absent_source,
      coalesce(scored.customers, 0) as customers
    from
      assessed
      cross join staging.assessment_indicators as indicators
      left join segments.assessment_measures as measures on measures.measure = indicators.measure
      left join sources on sources.source = measures.source
      left join scored on scored.month = assessed.month and scored.position = indicators.position
  )
select
  described.month,
  described.position,
  described.indicator,
  described.kind,
  described.measure,
  described.rule,
  described.better,
  described.weight,
  case
    when described.customers > 0 then cast(described.weight * 100 as double) / cast(
      sum(described.weight)
        filter (where described.customers > 0)
        over (partition by described.month) as double
    )
  end as counted_weight,
  described.customers,
  described.absent_source,
  described.unit,
  described.label_zh,
  described.label_en,
  described.basis_zh,
  described.basis_en
from described
order by described.month, described.position
