-- grain: one row per complaint, step that has begun (response, solution, follow_up) and clock (calendar, working); minutes are those so far while it is not done
with
  begun as (
    select
      complaints.complaint_id,
      'response' as step,
      complaints.opened_at as began_at,
      complaints.first_response_at as ended_at,
      complaint_limits.response_seconds as calendar_limit,
      complaint_limits.response_seconds as working_limit
    from
      intermediate.complaints as complaints
      cross join intermediate.complaint_limits as complaint_limits
    where complaints.tracks_response
    union all
    select
      complaints.complaint_id,
      'solution' as step,
      complaints.opened_at as began_at,
      complaints.resolved_at as ended_at,
      complaint_limits.solution_seconds as calendar_limit,
      complaint_limits.solution_seconds as working_limit
    from
      intermediate.complaints as complaints
      cross join intermediate.complaint_limits as complaint_limits
    where complaints.tracks_solution
    union all
    select
      complaints.complaint_id,
      'follow_up' as step,
      complaints.resolved_at as began_at,
      complaints.followed_up_at as ended_at,
      complaint_limits.follow_up_calendar_seconds as calendar_limit,
      complaint_limits.follow_up_working_seconds as working_limit
    from
      intermediate.complaints as complaints
      cross join intermediate.complaint_limits as complaint_limits
    where complaints.tracks_follow_up and complaints.resolved_at is not null
  ),
  timed as (
    select
      begun.complaint_id,
      begun.step,
      begun.began_at,
      begun.ended_at,
      begun.calendar_limit,
      begun.working_limit,
      cast(begun.began_at as date) as began_on,
      cast(begun.ended_at as date) as ended_on,
      extract(hour from begun.began_at) * 3600 + extract(minute from begun.began_at) * 60 + extract(
        second from begun.began_at
      ) as began_second,
      extract(hour from begun.ended_at) * 3600 + extract(minute from begun.ended_at) * 60 + extract(
        second from begun.ended_at
      ) as ended_second
    from begun
    -- An end before the beginning says nothing about how long it took.
    where begun.ended_at is null or begun.ended_at >= begun.began_at
  ),
  -- What is still to be done takes until the end of the last day that the build looks at.
  present as (
    select
      cast(work_days.day_number as bigint) * 86400 + 86400 as calendar_second,
      cast(work_days.working_days_before as bigint) * complaint_limits.work_seconds + case
        when work_days.is_working then complaint_limits.work_seconds
        else 0
      end as working_second
    from
      intermediate.work_days as work_days
      cross join intermediate.complaint_limits as complaint_limits
    where work_days.day = (select build_period.as_of from intermediate.build_period as build_period)
  ),
  -- Seconds since the first day, of all hours and of those worked.
  placed as (
    select
      timed.complaint_id,
      timed.step,
      timed.ended_at is not null as is_done,
      timed.calendar_limit,
      timed.working_limit,
      complaint_limits.work_from_second,
      complaint_limits.work_seconds,
      cast(began_days.day_number as bigint) * 86400 + timed.began_second as calendar_from,
      case
        when timed.ended_at is null then present.calendar_second
        else cast(ended_days.day_number as bigint) * 86400 + timed.ended_second
      end as calendar_until,
      cast(began_days.working_days_before as bigint) * complaint_limits.work_seconds + case
        when not began_days.is_working
        or timed.began_second <= complaint_limits.work_from_second then 0
        when timed.began_second >= complaint_limits.work_from_second + complaint_limits.work_seconds then complaint_limits.work_seconds
        else timed.began_second - complaint_limits.work_from_second
      end as working_from,
      case
        when timed.ended_at is null then present.working_second
        else cast(ended_days.working_days_before as bigint) * complaint_limits.work_seconds + case
          when not ended_days.is_working
          or timed.ended_second <= complaint_limits.work_from_second then 0
          when timed.ended_second >= complaint_limits.work_from_second + complaint_limits.work_seconds then complaint_limits.work_seconds
          else timed.ended_second - complaint_limits.work_from_second
        end
      end as working_until
    from
      timed
      cross join present
      cross join intermediate.complaint_limits as complaint_limits
      inner join intermediate.work_days as began_days on began_days.day = timed.began_on
      left join intermediate.work_days as ended_days on ended_days.day = timed.ended_on
  ),
  -- Of both clocks: the seconds of a day, and where in a day they begin. Working hours that end with a day are over at
  -- its end, not at the beginning of the next one.
  clocked as (
    select
      placed.complaint_id,
      placed.step,
      'calendar' as clock,
      placed.is_done,
      placed.calendar_limit as limit_seconds,
      placed.calendar_until - placed.calendar_from as seconds,
      placed.calendar_from + placed.calendar_limit as due_second,
      86400 as day_seconds,
      0 as first_second
    from placed
    union all
    select
      placed.complaint_id,
      placed.step,
      'working' as clock,
      placed.is_done,
      placed.working_limit as limit_seconds,
      placed.working_until - placed.working_from as seconds,
      placed.working_from + placed.working_limit - 1 as due_second,
      placed.work_seconds as day_seconds,
      placed.work_from_second + 1 as first_second
    from placed
  ),
  due as (
    select
      clocked.complaint_id,
      clocked.step,
      clocked.clock,
      clocked.is_done,
      clocked.limit_seconds,
      clocked.seconds,
      cast(
        cast(clocked.due_second - mod(clocked.due_second, clocked.day_seconds) as double) / cast(
          clocked.day_seconds as double
        ) as integer
      ) as days_before,
      clocked.first_second + mod(clocked.due_second, clocked.day_seconds) as second_of_day
    from clocked
  ),
  due_times as (
    select
      due.complaint_id,
      due.step,
      due.clock,
      due.is_done,
      due.limit_seconds,
      due.seconds,
      coalesce(calendar_days.day, working_days.day) as due_on,
      -- There is no 24:00.
      case
        when due.second_of_day > 86399 then 86399
        else due.second_of_day
      end as second_of_day
    from
      due
      left join intermediate.work_days as calendar_days
        on due.clock = 'calendar' and calendar_days.day_number = due.days_before
      left join (
        select work_days.day, work_days.working_days_before
        from intermediate.work_days as work_days
        where work_days.is_working
      ) as working_days
        on due.clock = 'working' and working_days.working_days_before = due.days_before
  ),
  told as (
    select
      due_times.complaint_id,
      due_times.step,
      due_times.clock,
      due_times.is_done,
      due_times.limit_seconds,
      due_times.seconds,
      due_times.due_on,
      cast(
        cast(due_times.second_of_day - mod(due_times.second_of_day, 3600) as double) / 3600 as integer
      ) as due_hour,
      cast(
        cast(mod(due_times.second_of_day, 3600) - mod(due_times.second_of_day, 60) as double) / 60 as integer
      ) as due_minute,
      mod(due_times.second_of_day, 60) as due_second
    from due_times
  )
select
  told.complaint_id,
  told.step,
  told.clock,
  told.clock = complaint_limits.clock as is_configured,
  told.is_done,
  cast(told.limit_seconds as double) / 60 as limit_minutes,
  cast(told.seconds as double) / 60 as minutes,
  -- Not yet done and not yet late is neither.
  case
    when told.is_done
    or told.seconds > told.limit_seconds then told.seconds <= told.limit_seconds
  end as in_time,
  cast(
    cast(told.due_on as varchar) || ' ' || case
      when told.due_hour < 10 then '0'
      else ''
    end || cast(told.due_hour as varchar) || ':' || case
      when told.due_minute < 10 then '0'
      else ''
    end || cast(told.due_minute as varchar) || ':' || case
      when told.due_second < 10 then '0'
      else ''
    end || cast(told.due_second as varchar) as timestamp
  ) as due_at
from
  told
  cross join intermediate.complaint_limits as complaint_limits
order by told.complaint_id, told.step, told.clock
