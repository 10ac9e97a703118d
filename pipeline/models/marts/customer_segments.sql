-- grain: one row per scheme, customer and run of months with the same segment at their opening; valid_to is exclusive
with
  runs as (
    select
      rfm_changes.scheme_number,
      rfm_changes.customer_key,
      rfm_changes.segment_number,
      rfm_changes.opening,
      lead(rfm_changes.opening) over (
        partition by rfm_changes.scheme_number, rfm_changes.customer_key
        order by rfm_changes.opening
      ) as next_opening
    from segments.rfm_changes as rfm_changes
  )
select
  schemes.scheme,
  runs.customer_key,
  rfm_segments.segment,
  opens.month as valid_from,
  coalesce(closes.month, cast('9999-12-01' as date)) as valid_to
from
  runs
  inner join (
    select rfm_segments.scheme_number, min(rfm_segments.scheme) as scheme
    from segments.rfm_segments as rfm_segments
    group by rfm_segments.scheme_number
  ) as schemes
    on schemes.scheme_number = runs.scheme_number
  inner join intermediate.months as opens on opens.month_number = runs.opening
  left join intermediate.months as closes on closes.month_number = runs.next_opening
  left join segments.rfm_segments as rfm_segments
    on rfm_segments.scheme_number = runs.scheme_number and rfm_segments.segment_number = runs.segment_number
-- Closed runs first: whoever asks for the segments of a recent month skips most of them.
order by runs.scheme_number, coalesce(closes.month, cast('9999-12-01' as date))
