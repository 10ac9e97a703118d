-- grain: one row per scheme, customer and month opening at which they are in another segment than before
with
  schemes as (
    select rfm_segments.scheme_number
    from segments.rfm_segments as rfm_segments
    group by rfm_segments.scheme_number
  ),
  -- Far fewer than customers: which steps from one profile to the next lead from a segment to another.
  steps as (
    select rfm_profiles.profile_before, rfm_profiles.profile
    from segments.rfm_profiles as rfm_profiles
    where
      rfm_profiles.opening_before = rfm_profiles.opening - 1
      and rfm_profiles.profile_before <> rfm_profiles.profile
    group by rfm_profiles.profile_before, rfm_profiles.profile
  ),
  moves as (
    select steps.profile_before, steps.profile, classes.scheme_number, classes.segment_number
    from
      steps
      inner join segments.rfm_classes as classes on classes.profile = steps.profile
      inner join segments.rfm_classes as classes_before
        on classes_before.profile = steps.profile_before
        and classes_before.scheme_number = classes.scheme_number
    where classes.segment_number <> classes_before.segment_number
  )
select moves.scheme_number, rfm_profiles.customer_key, rfm_profiles.opening, moves.segment_number
from
  segments.rfm_profiles as rfm_profiles
  inner join moves
    on moves.profile = rfm_profiles.profile and moves.profile_before = rfm_profiles.profile_before
where rfm_profiles.opening_before = rfm_profiles.opening - 1
union all
select classes.scheme_number, rfm_profiles.customer_key, rfm_profiles.opening, classes.segment_number
from
  segments.rfm_profiles as rfm_profiles
  inner join segments.rfm_classes as classes on classes.profile = rfm_profiles.profile
where rfm_profiles.opening_before is null or rfm_profiles.opening_before < rfm_profiles.opening - 1
union all
select
  schemes.scheme_number,
  rfm_profiles.customer_key,
  rfm_profiles.opening + 1 as opening,
  -1 as segment_number
from
  segments.rfm_profiles as rfm_profiles
  cross join intermediate.build_period as build_period
  cross join schemes
where
  rfm_profiles.opening <= build_period.as_of_month_number
  and (rfm_profiles.opening_after is null or rfm_profiles.opening_after > rfm_profiles.opening + 1)
union all
select
  schemes.scheme_number,
  customers.customer_key,
  build_period.first_month_number as opening,
  -2 as segment_number
from
  intermediate.customers as customers
  cross join intermediate.build_period as build_period
  cross join schemes
