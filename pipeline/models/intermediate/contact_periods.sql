-- grain: one row per week, month and quarter of the fiscal year in which contacts are asked for: from that of the first contact, at most 25 months back
with
  span as (
    select
      build_period.as_of,
      build_period.as_of_month_number,
      min(contacts.contacted_on) as first_contacted_on
    from
      intermediate.build_period as build_period
      cross join intermediate.contacts as contacts
    group by build_period.as_of, build_period.as_of_month_number
  ),
  fiscal_year as (
    select cast(settings.value as integer) as start_month
    from staging.settings as settings
    where settings.name = 'fiscal_year_start_month'
  ),
  looked_at as (
    select
      months.month,
      months.last_day,
      months.month_number,
      months.month_number - mod(
        cast(extract(month from months.month) as integer) - fiscal_year.start_month + 12,
        3
      ) as quarter_number
    from
      span
      cross join fiscal_year
      inner join intermediate.months as months
        on months.last_day >= span.first_contacted_on
        and months.month_number between span.as_of_month_number - 24 and span.as_of_month_number + 3
  )
select 'month' as every, looked_at.month as from_day, looked_at.last_day as due_on, looked_at.month as opening
from
  looked_at
  cross join span
where looked_at.month <= span.as_of
union all
select
  'quarter' as every,
  min(looked_at.month) as from_day,
  max(looked_at.last_day) as due_on,
  min(looked_at.month) as opening
from
  looked_at
  cross join span
group by looked_at.quarter_number, span.as_of
having
  min(looked_at.month_number) = looked_at.quarter_number
  and count(*) = 3
  and min(looked_at.month) <= span.as_of
union all
select
  'week' as every,
  cast(date_trunc('week', calendar.day) as date) as from_day,
  max(calendar.day) as due_on,
  cast(date_trunc('month', cast(date_trunc('week', calendar.day) as date)) as date) as opening
from
  looked_at
  cross join span
  inner join staging.calendar as calendar on calendar.day between looked_at.month and looked_at.last_day
group by cast(date_trunc('week', calendar.day) as date), span.as_of
having count(*) = 7 and cast(date_trunc('week', calendar.day) as date) <= span.as_of
