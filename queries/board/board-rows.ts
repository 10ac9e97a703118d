import { contactSql } from '../customers/contact-fields.ts'
import type { Scope } from '../request.ts'
import type { BoardKind } from './request.ts'

// Every kind of row as a select of the same columns. `board_until`, `year_ago`, `calls` (for each rep), `renewal_lead`
// (days) and the like are variables that the statement has its values of. Whom a row names is looked for first and joined
// to the customers whom the viewer and the filters see (`board_customers`) by whoever reads it: there are fewer rows than
// customers. Only calls are chosen among these.

// `detail` and `before` are short: the words that a rule or a segment stands for are looked up for the rows that are shown.
// `owner` is null where it is that of the customer, and '' where it is nobody. `place` tells apart what is due to a customer
// on one day.

/** What the selects of the kinds read beside the marts. */
export const boardTablesSql = `
  days as (
    select cast(unnest(generate_series(getvariable('today'), getvariable('board_until') - 1, interval 1 day)) as date) as day
  ),
  days_of_years as (
    select days.day, extract(month from days.day) as month, extract(day from days.day) as day_of_month
    from days
    union all
    -- 29 February is kept on the 28th where there is none.
    select days.day, 2, 29
    from days
    where extract(month from days.day) = 2 and extract(day from days.day) = 28 and extract(day from days.day + 1) = 1
  ),
  years as (
    select unnest(generate_series(
      extract(year from least(min(customers.birthday), min(customers.first_order_on), min(customers.first_contact_on))),
      extract(year from getvariable('board_until'))
    )) as year
    from marts.customers as customers
  ),
  -- The days of the board, each with all that it is an anniversary of.
  board_days as materialized (
    select days_of_years.day, try(make_date(years.year, days_of_years.month, days_of_years.day_of_month)) as since
    from days_of_years
    cross join years
  ),
  -- Found twice, which is faster than to keep so many.
  at_risk as not materialized (
    select
      customers.customer_key, coalesce(customers.owner, '') as owner, risks.rule, risks.churn_probability, risks.value_at_risk
    from board_customers as customers
    inner join marts.customer_risks as risks on risks.customer_key = customers.customer_key
    where risks.value_at_risk > 0
  ),
  -- What is at stake with the last one whom a rep calls: to place all of a rep's customers would take longer.
  last_calls as (
    select at_risk.owner, list_min(max(at_risk.value_at_risk, greatest(getvariable('calls'), 1))) as value_at_risk
    from at_risk
    group by at_risk.owner
  )`

/** What the columns of all kinds are called and hold. */
const columnsSql = `
    select
      cast(null as varchar) as kind, cast(null as integer) as customer_key, cast(null as varchar) as owner,
      cast(null as timestamp) as due_at, cast(null as varchar) as detail, cast(null as varchar) as before,
      cast(null as date) as since, cast(null as double) as figure, cast(null as double) as amount,
      cast(null as bigint) as place
    where false`

const kinds: Readonly<Record<BoardKind, (scope: Scope) => string>> = {
  call: () => `
    select
      'call', called.customer_key, called.owner, null,
      called.rule, null, null, called.churn_probability, called.value_at_risk, null
    from (
      select
        at_risk.*,
        row_number() over (
          partition by at_risk.owner order by at_risk.value_at_risk desc, at_risk.customer_key
        ) as call
      from at_risk
      inner join last_calls
        on last_calls.owner = at_risk.owner and last_calls.value_at_risk <= at_risk.value_at_risk
    ) as called
    where called.call <= getvariable('calls')`,
  follow_up: () => `
    select
      'follow_up', contacts.customer_key, coalesce(contacts.owner, ''), cast(contacts.next_due_on as timestamp),
      contacts.next_step, contacts.channel, contacts.contacted_on, null, null, contacts.rowid
    from marts.contacts as contacts
    where contacts.next_step_done_on is null and contacts.next_due_on < getvariable('board_until')`,
  complaint: () => `
    select
      'complaint', complaints.customer_key, complaints.owner, steps.due_at,
      complaints.next_step, complaints.category, complaints.opened_on, null, null, complaints.rowid
    from marts.complaints as complaints
    inner join marts.complaint_steps as steps
      on steps.complaint_id = complaints.complaint_id and steps.step = complaints.next_step and steps.is_configured
    where
      -- Said, so that the few are found before their steps.
      complaints.next_step is not null
      and steps.due_at < getvariable('board_until')
      -- Nobody asks after a complaint that was solved long ago.
      and (complaints.next_step <> 'follow_up' or steps.due_at >= getvariable('follow_up_from'))`,
  renewal: () => `
    select
      'renewal', customers.customer_key, null, cast(customers.renews_on as timestamp),
      null, null, customers.renews_on, getvariable('renewal_lead'), null, null
    from marts.customers as customers
    -- It is to be taken up so many days before, and that day has come by the end of the board.
    where
      customers.renews_on >= getvariable('today')
      and customers.renews_on - getvariable('renewal_lead') < getvariable('board_until')`,
  birthday: (scope) => `
    select
      'birthday', customers.customer_key, null, cast(days.day as timestamp),
      null, null, days.since, null, null, null
    from marts.customers as customers
    inner join board_days as days on days.since = ${contactSql('birthday', 'customers.birthday', scope)}`,
  anniversary: () => `
    select
      'anniversary', known.customer_key, null, cast(days.day as timestamp),
      known.basis, null, known.since, extract(year from days.day) - extract(year from known.since), null, null
    from (
      select
        customers.customer_key,
        case when customers.first_order_on is null then 'contact' else 'order' end as basis,
        coalesce(customers.first_order_on, customers.first_contact_on) as since
      from marts.customers as customers
      where
        -- Who has not bought for a year is not congratulated, nor is whom nobody hopes to win any more.
        (customers.first_order_on is null and coalesce(customers.stage, '') <> 'lost')
        or customers.last_order_on >= getvariable('year_ago')
    ) as known
    inner join board_days as days on days.since = known.since
    where known.since < days.day`,
  treatment: () => `
    select
      'treatment', runs.customer_key, null, null,
      runs.segment, before.segment, runs.valid_from, null, null, null
    from marts.customer_segments as runs
    inner join marts.segments as names on names.scheme = runs.scheme and names.segment = runs.segment
    inner join marts.customer_segments as before on before.customer_key = runs.customer_key
    where
      runs.scheme = getvariable('board_scheme')
      and before.scheme = getvariable('board_scheme')
      -- Said of the table itself: runs are kept in the order of their ends, and most are passed over.
      and before.valid_to = getvariable('opening')
      and runs.valid_to > getvariable('opening')
      and runs.valid_from = getvariable('opening')
      and runs.segment not in ('outside_window', 'not_yet_customer')
      and names.treatment_zh <> ''`
}

/** What is to be done with anybody, of these kinds. */
export const boardRowsSql = (scope: Scope, of: readonly BoardKind[]): string =>
  [columnsSql, ...of.map((kind) => kinds[kind](scope))].join('\nunion all\n')
