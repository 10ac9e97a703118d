-- grain: one row per build: within which times complaints are to be handled, in seconds, and which hours are worked
with
  configured as (
    select
      max(
        case
          when settings.name = 'complaint_response_minutes' then cast(settings.value as double)
        end
      ) as response_minutes,
      max(
        case
          when settings.name = 'complaint_solution_hours' then cast(settings.value as double)
        end
      ) as solution_hours,
      max(
        case
          when settings.name = 'complaint_follow_up_days' then cast(settings.value as double)
        end
      ) as follow_up_days,
      max(
        case
          when settings.name = 'complaint_clock' then settings.value
        end
      ) as clock,
      max(
        case
          when settings.name = 'working_from_minute' then cast(settings.value as bigint)
        end
      ) * 60 as work_from_second,
      max(
        case
          when settings.name = 'working_until_minute' then cast(settings.value as bigint)
        end
      ) * 60 as work_until_second
    from staging.settings as settings
  )
select
  configured.clock,
  configured.work_from_second,
  configured.work_until_second - configured.work_from_second as work_seconds,
  cast(configured.response_minutes * 60 as bigint) as response_seconds,
  cast(configured.solution_hours * 3600 as bigint) as solution_seconds,
  cast(configured.follow_up_days * 86400 as bigint) as follow_up_calendar_seconds,
  -- A day of the working clock is as long as its working hours.
  cast(
    configured.follow_up_days * (configured.work_until_second - configured.work_from_second) as bigint
  ) as follow_up_working_seconds
from configured
