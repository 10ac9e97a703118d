import type { DuckDBConnection } from '@duckdb/node-api'

/**
 * Makes `intermediate.work_days`: every day from the first complaint to the end of the calendar, with its number
 * (`day_number`), whether it is worked (`is_working`) and how many worked days lie before it (`working_days_before`), so
 * that hours between two moments, and the moment when so many hours are over, are sums and look-ups. Without complaints
 * it is empty. It is not a model file because other engines have no series of days, nor lists in a text.
 */
export async function makeWorkDays({ connection }: { connection: DuckDBConnection }): Promise<void> {
  await connection.run(`
    create table intermediate.work_days as
    with given as (
      select
        string_split(max(value) filter (name = 'working_days'), ',') as working_days,
        string_split(max(value) filter (name = 'holidays'), ',') as holidays,
        string_split(max(value) filter (name = 'extra_working_days'), ',') as extra_working_days
      from staging.settings
    ),
    days as (
      select cast(unnest(generate_series(span.first_day, span.last_day, interval 1 day)) as date) as day
      from (
        select
          (select min(cast(opened_at as date)) from staging.complaints) as first_day,
          (select max(day) from staging.calendar) as last_day
      ) as span
      where span.first_day is not null
    ),
    marked as (
      select
        days.day,
        coalesce(
          list_contains(given.extra_working_days, cast(days.day as varchar))
          or (
            list_contains(given.working_days, cast(isodow(days.day) as varchar))
            and not coalesce(list_contains(given.holidays, cast(days.day as varchar)), false)
          ),
          false
        ) as is_working
      from days cross join given
    )
    select
      marked.day,
      cast(row_number() over by_day - 1 as integer) as day_number,
      marked.is_working,
      cast(count(*) filter (marked.is_working) over by_day - cast(marked.is_working as integer) as integer)
        as working_days_before
    from marked
    window by_day as (order by marked.day)
  `)
}
