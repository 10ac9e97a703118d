-- grain: one row per build: the days it looks at; trailing_months is the one place that says how long "trailing" is
with
  configured as (
    select
      max(
        case
          when settings.name = 'as_of' then cast(nullif(settings.value, '') as date)
        end
      ) as as_of,
      max(
        case
          when settings.name = 'complete_through' then cast(nullif(settings.value, '') as date)
        end
      ) as complete_through
    from staging.settings as settings
    where settings.name in ('as_of', 'complete_through')
  ),
  looked_at as (
    select
      coalesce(
        configured.as_of,
        (select max(order_days.ordered_on) from intermediate.order_days as order_days)
      ) as as_of,
      configured.complete_through,
      12 as trailing_months
    from configured
  ),
  orders_seen as (
    select
      min(order_days.ordered_on) filter (where order_days.ordered_on <= looked_at.as_of) as first_order_on,
      max(order_days.ordered_on) filter (where order_days.ordered_on <= looked_at.as_of) as last_order_on,
      coalesce(
        sum(order_days.line_count) filter (where order_days.ordered_on > looked_at.as_of),
        0
      ) as lines_after_as_of
    from
      looked_at
      cross join intermediate.order_days as order_days
  ),
  gaps as (
    select
      date_diff(
        'day',
        order_days.ordered_on,
        lead(order_days.ordered_on) over (order by order_days.ordered_on)
      ) as days_to_next
    from
      looked_at
      cross join intermediate.order_days as order_days
    where
      order_days.ordered_on <= looked_at.as_of
      and date_diff('day', order_days.ordered_on, looked_at.as_of) < 90
  ),
  largest_gap as (
    select coalesce(max(gaps.days_to_next), 0) as days
    from gaps
  ),
  as_of_month as (
    select months.month, months.month_number, months.last_day, looked_at.as_of
    from
      looked_at
      inner join intermediate.months as months
        on months.month = cast(date_trunc('month', looked_at.as_of) as date)
  ),
  month_before as (
    select months.last_day
    from
      as_of_month
      inner join intermediate.months as months on months.month_number = as_of_month.month_number - 1
  ),
  trailing_start as (
    select min(calendar.day) as day
    from
      looked_at
      cross join staging.calendar as calendar
    where
      -- The day after as_of, one trailing window earlier: the first day whose day of the month has come again.
      (
        extract(year from calendar.day) * 12 + extract(month from calendar.day) + looked_at.trailing_months
      ) * 100 + extract(day from calendar.day) > (
        extract(year from looked_at.as_of) * 12 + extract(month from looked_at.as_of)
      ) * 100 + extract(day from looked_at.as_of)
  )
select
  looked_at.as_of,
  orders_seen.first_order_on,
  orders_seen.last_order_on,
  orders_seen.lines_after_as_of,
  looked_at.trailing_months,
  trailing_start.day as trailing_from,
  cast(
    extract(year from orders_seen.first_order_on) * 12 + extract(
      month from orders_seen.first_order_on
    ) as integer
  ) as first_month_number,
  cast(
    extract(year from orders_seen.last_order_on) * 12 + extract(
      month from orders_seen.last_order_on
    ) as integer
  ) as last_month_number,
  as_of_month.month_number as as_of_month_number,
  case
    when looked_at.complete_through is not null then looked_at.complete_through
    when date_diff('day', looked_at.as_of, as_of_month.last_day) <= largest_gap.days then as_of_month.last_day
    else month_before.last_day
  end as complete_through
from
  looked_at
  cross join orders_seen
  cross join largest_gap
  cross join trailing_start
  left join as_of_month on as_of_month.as_of = looked_at.as_of
  left join month_before on true
