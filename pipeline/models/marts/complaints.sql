-- grain: one row per complaint opened up to as_of; minutes of a step are those so far while it is not done
with
  steps as (
    select
      complaint_steps.complaint_id,
      max(
        case
          when complaint_steps.step = 'response'
          and complaint_steps.clock = complaint_limits.clock then complaint_steps.due_at
        end
      ) as response_due_at,
      max(
        case
          when complaint_steps.step = 'response'
          and complaint_steps.clock = complaint_limits.clock then complaint_steps.minutes
        end
      ) as response_minutes,
      max(
        case
          when complaint_steps.step = 'response'
          and complaint_steps.clock = complaint_limits.clock then complaint_steps.in_time
        end
      ) as response_in_time,
      max(
        case
          when complaint_steps.step = 'response'
          and complaint_steps.clock = 'calendar' then complaint_steps.due_at
        end
      ) as response_due_at_calendar,
      max(
        case
          when complaint_steps.step = 'response'
          and complaint_steps.clock = 'calendar' then complaint_steps.minutes
        end
      ) as response_minutes_calendar,
      max(
        case
          when complaint_steps.step = 'response'
          and complaint_steps.clock = 'calendar' then complaint_steps.in_time
        end
      ) as response_in_time_calendar,
      max(
        case
          when complaint_steps.step = 'response'
          and complaint_steps.clock = 'working' then complaint_steps.due_at
        end
      ) as response_due_at_working,
      max(
        case
          when complaint_steps.step = 'response'
          and complaint_steps.clock = 'working' then complaint_steps.minutes
        end
      ) as response_minutes_working,
      max(
        case
          when complaint_steps.step = 'response'
          and complaint_steps.clock = 'working' then complaint_steps.in_time
        end
      ) as response_in_time_working,
      max(
        case
          when complaint_steps.step = 'solution'
          and complaint_steps.clock = complaint_limits.clock then complaint_steps.due_at
        end
      ) as solution_due_at,
      max(
        case
          when complaint_steps.step = 'solution'
          and complaint_steps.clock = complaint_limits.clock then complaint_steps.minutes
        end
      ) as solution_minutes,
      max(
        case
          when complaint_steps.step = 'solution'
          and complaint_steps.clock = complaint_limits.clock then complaint_steps.in_time
        end
      ) as solution_in_time,
      max(
        case
          when complaint_steps.step = 'solution'
          and complaint_steps.clock = 'calendar' then complaint_steps.due_at
        end
      ) as solution_due_at_calendar,
      max(
        case
          when complaint_steps.step = 'solution'
          and complaint_steps.clock = 'calendar' then complaint_steps.minutes
        end
      ) as solution_minutes_calendar,
      max(
        case
          when complaint_steps.step = 'solution'
          and complaint_steps.clock = 'calendar' then complaint_steps.in_time
        end
      ) as solution_in_time_calendar,
      max(
        case
          when complaint_steps.step = 'solution'
          and complaint_steps.clock = 'working' then complaint_steps.due_at
        end
      ) as solution_due_at_working,
      max(
        case
          when complaint_steps.step = 'solution'
          and complaint_steps.clock = 'working' then complaint_steps.minutes
        end
      ) as solution_minutes_working,
      max(
        case
          when complaint_steps.step = 'solution'
          and complaint_steps.clock = 'working' then complaint_steps.in_time
        end
      ) as solution_in_time_working,
      max(
        case
          when complaint_steps.step = 'follow_up'
          and complaint_steps.clock = complaint_limits.clock then complaint_steps.due_at
        end
      ) as follow_up_due_at,
      max(
        case
          when complaint_steps.step = 'follow_up'
          and complaint_steps.clock = complaint_limits.clock then complaint_steps.minutes
        end
      ) as follow_up_minutes,
      max(
        case
          when complaint_steps.step = 'follow_up'
          and complaint_steps.clock = complaint_limits.clock then complaint_steps.in_time
        end
      ) as follow_up_in_time,
      max(
        case
          when complaint_steps.step = 'follow_up'
          and complaint_steps.clock = 'calendar' then complaint_steps.due_at
        end
      ) as follow_up_due_at_calendar,
      max(
        case
          when complaint_steps.step = 'follow_up'
          and complaint_steps.clock = 'calendar' then complaint_steps.minutes
        end
      ) as follow_up_minutes_calendar,
      max(
        case
          when complaint_steps.step = 'follow_up'
          and complaint_steps.clock = 'calendar' then complaint_steps.in_time
        end
      ) as follow_up_in_time_calendar,
      max(
        case
          when complaint_steps.step = 'follow_up'
          and complaint_steps.clock = 'working' then complaint_steps.due_at
        end
      ) as follow_up_due_at_working,
      max(
        case
          when complaint_steps.step = 'follow_up'
          and complaint_steps.clock = 'working' then complaint_steps.minutes
        end
      ) as follow_up_minutes_working,
      max(
        case
          when complaint_steps.step = 'follow_up'
          and complaint_steps.clock = 'working' then complaint_steps.in_time
        end
      ) as follow_up_in_time_working
    from
      intermediate.complaint_steps as complaint_steps
      cross join intermediate.complaint_limits as complaint_limits
    group by complaint_steps.complaint_id
  )
select
  complaints.complaint_id,
  complaints.customer_key,
  complaints.region_key,
  complaints.product_key,
  complaints.opened_at,
  complaints.opened_on,
  complaints.first_response_at,
  complaints.resolved_at,
  complaints.followed_up_at,
  complaints.category,
  complaints.severity,
  complaints.owner,
  -- What is to be done next, as far as it is kept track of; null once everything is.
  case
    when complaints.tracks_response
    and complaints.first_response_at is null then 'response'
    when complaints.tracks_solution
    and complaints.resolved_at is null then 'solution'
    when complaints.tracks_follow_up
    and complaints.resolved_at is not null
    and complaints.followed_up_at is null then 'follow_up'
  end as next_step,
  steps.response_due_at,
  steps.response_minutes,
  steps.response_in_time,
  steps.response_due_at_calendar,
  steps.response_minutes_calendar,
  steps.response_in_time_calendar,
  steps.response_due_at_working,
  steps.response_minutes_working,
  steps.response_in_time_working,
  steps.solution_due_at,
  steps.solution_minutes,
  steps.solution_in_time,
  steps.solution_due_at_calendar,
  steps.solution_minutes_calendar,
  steps.solution_in_time_calendar,
  steps.solution_due_at_working,
  steps.solution_minutes_working,
  steps.solution_in_time_working,
  steps.follow_up_due_at,
  steps.follow_up_minutes,
  steps.follow_up_in_time,
  steps.follow_up_due_at_calendar,
  steps.follow_up_minutes_calendar,
  steps.follow_up_in_time_calendar,
  steps.follow_up_due_at_working,
  steps.follow_up_minutes_working,
  steps.follow_up_in_time_working
from
  intermediate.complaints as complaints
  left join steps on steps.complaint_id = complaints.complaint_id
order by complaints.opened_at, complaints.complaint_id
