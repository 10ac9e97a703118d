-- grain: one row per stage of opportunities, in the order of config, else in the order in which they are usually entered
with
  configured as (
    select
      settings.value as stage,
      cast(replace(settings.name, 'funnel_stage_', '') as integer) as position
    from staging.settings as settings
    where replace(settings.name, 'funnel_stage_', '') <> settings.name and settings.value <> ''
  ),
  first_entries as (
    select
      entries.opportunity_id,
      entries.stage,
      entries.is_dated,
      min(entries.entered_at) as entered_at
    from intermediate.opportunity_entries as entries
    group by entries.opportunity_id, entries.stage, entries.is_dated
  ),
  -- Twice the place among the opportunity's stages, so that two entered at once share the place between them.
  placed as (
    select
      first_entries.stage,
      first_entries.is_dated,
      2 * count(*) over (
        partition by first_entries.opportunity_id
        order by first_entries.entered_at
      ) - count(*) over (partition by first_entries.opportunity_id, first_entries.entered_at) as place
    from first_entries
  ),
  ranked as (
    select
      placed.stage,
      placed.is_dated,
      placed.place,
      row_number() over (
        partition by placed.stage, placed.is_dated
        order by placed.place
      ) as number,
      count(*) over (partition by placed.stage, placed.is_dated) as opportunities
    from placed
  ),
  typical as (
    select
      ranked.stage,
      sum(ranked.opportunities) filter (where ranked.number = 1) as opportunities,
      cast(
        sum(ranked.place) filter (
          where
            ranked.is_dated
            and ranked.number * 2 >= ranked.opportunities
            and ranked.number * 2 <= ranked.opportunities + 2
        ) as double
      ) / nullif(
        cast(
          count(*) filter (
            where
              ranked.is_dated
              and ranked.number * 2 >= ranked.opportunities
              and ranked.number * 2 <= ranked.opportunities + 2
          ) as double
        ),
        0
      ) as median_place,
      cast(sum(ranked.place) filter (where ranked.is_dated) as double) / nullif(
        cast(count(*) filter (where ranked.is_dated) as double),
        0
      ) as mean_place
    from ranked
    group by ranked.stage
  )
select
  coalesce(configured.stage, typical.stage) as stage,
  coalesce(
    configured.position,
    cast(
      row_number() over (
        order by coalesce(typical.median_place, 1000000), coalesce(typical.mean_place, 1000000), typical.stage
      ) as integer
    )
  ) as position,
  configured.stage is not null as is_configured,
  coalesce(typical.opportunities, 0) as opportunities
from
  typical
  left join configured on configured.stage = typical.stage
where configured.stage is not null or not exists (select 1 from configured as any_stage)
union all
-- A stage of config that nothing has entered yet is shown empty.
select configured.stage, configured.position, true as is_configured, 0 as opportunities
from
  configured
  left join typical on typical.stage = configured.stage
where typical.stage is null
