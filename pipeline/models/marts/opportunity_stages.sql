-- grain: one row per stage that an opportunity entered, in their order; left_at is null while it is there
with
  -- Of two stages entered at once, as where only days are noted, the one that usually comes first came first.
  ordered as (
    select
      entries.opportunity_id,
      entries.stage,
      stages.position,
      entries.entered_at,
      entries.closed_at,
      row_number() over (
        partition by entries.opportunity_id
        order by entries.entered_at, coalesce(stages.position, 1000000), entries.stage
      ) as number
    from
      intermediate.opportunity_entries as entries
      left join marts.funnel_stages as stages on stages.stage = entries.stage
  ),
  -- Noted again without having left it: that is no further stage.
  changes as (
    select
      ordered.opportunity_id,
      ordered.stage,
      ordered.position,
      ordered.entered_at,
      ordered.closed_at,
      ordered.number,
      lag(ordered.stage) over (
        partition by ordered.opportunity_id
        order by ordered.number
      ) as stage_before
    from ordered
  ),
  entries as (
    select
      changes.opportunity_id,
      changes.stage,
      changes.position,
      changes.entered_at,
      changes.closed_at,
      row_number() over (
        partition by changes.opportunity_id
        order by changes.number
      ) as number,
      coalesce(
        lead(changes.entered_at) over (
          partition by changes.opportunity_id
          order by changes.number
        ),
        case
          when changes.entered_at is not null then changes.closed_at
        end
      ) as left_at,
      max(changes.position) over (
        partition by changes.opportunity_id
        order by changes.number
        rows between unbounded preceding and 1 preceding
      ) as furthest_before
    from changes
    where changes.stage_before is null or changes.stage_before <> changes.stage
  )
select
  entries.opportunity_id,
  cast(entries.number as integer) as number,
  entries.stage,
  entries.position,
  entries.entered_at,
  cast(entries.entered_at as date) as entered_on,
  entries.left_at,
  cast(entries.left_at as date) as left_on,
  coalesce(entries.position < entries.furthest_before, false) as is_back,
  -- It had been in this stage before.
  row_number() over (
    partition by entries.opportunity_id, entries.stage
    order by entries.number
  ) > 1 as is_again,
  case
    when entries.entered_at is not null
    and entries.position > coalesce(entries.furthest_before, 0) + 1 then entries.position - coalesce(
      entries.furthest_before,
      0
    ) - 1
    else 0
  end as skipped_stages
from entries
