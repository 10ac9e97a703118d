import { contactSql } from '../customers/contact-fields.ts'
import type { Scope } from '../request.ts'
import type { BoardKind } from './request.ts'

// Every kind of row as a select of the same columns. `today`, `board_until`, `opening` (of the month that today is in),
// `year_ago`, `calls` (for each rep), `renewal_lead` (days) and `board_scheme` are variables that the statement has its
// values of; customers are those of `board_customers`, days those of `board_days`.

// `detail` and `before` are short: the words that a rule or a segment stands for are looked up for the rows that are shown.

/** The days of the board, as days of any year: 29 February is kept on the 28th where there is none. */
export const boardDaysSql = `
  with days as (
    select cast(unnest(generate_series(getvariable('today'), getvariable('board_until') - 1, interval 1 day)) as date) as day
  )
  select days.day, extract(month from days.day) as month, extract(day from days.day) as day_of_month
  from days
  union all
  select days.day, 2, 29
  from days
  where extract(month from days.day) = 2 and extract(day from days.day) = 28 and extract(day from days.day + 1) = 1`

const comesRound = (day: string) => `inner join board_days as days
      on days.month = extract(month from ${day}) and days.day_of_month = extract(day from ${day})`

const kinds: Readonly<Record<BoardKind, (scope: Scope) => string>> = {
  call: () => `
    select
      'call' as kind, called.customer_key, called.owner, cast(null as timestamp) as due_at, called.rule as detail,
      cast(null as varchar) as before, cast(null as date) as since, called.churn_probability as figure, called.value_at_risk as amount
    from (
      select
        customers.customer_key, customers.owner, risks.rule, risks.churn_probability, risks.value_at_risk,
        row_number() over (
          partition by customers.owner order by risks.value_at_risk desc, customers.customer_key
        ) as place
      from board_customers as customers
      inner join marts.customer_risks as risks on risks.customer_key = customers.customer_key
      where risks.value_at_risk > 0
    ) as called
    where called.place <= getvariable('calls')`,
  follow_up: () => `
    select
      'follow_up', contacts.customer_key, contacts.owner, cast(contacts.next_due_on as timestamp),
      contacts.next_step, contacts.channel, contacts.contacted_on, null, null
    from marts.contacts as contacts
    inner join board_customers as customers on customers.customer_key = contacts.customer_key
    where contacts.next_step_done_on is null and contacts.next_due_on < getvariable('board_until')`,
  complaint: () => `
    select
      'complaint', complaints.customer_key, coalesce(complaints.owner, customers.owner),
      steps.due_at,
      complaints.next_step, complaints.category, complaints.opened_on, null, null
    from marts.complaints as complaints
    inner join board_customers as customers on customers.customer_key = complaints.customer_key
    inner join marts.complaint_steps as steps
      on steps.complaint_id = complaints.complaint_id and steps.step = complaints.next_step and steps.is_configured
    where
      steps.due_at < getvariable('board_until')
      -- Nobody asks after a complaint that was solved long ago.
      and (complaints.next_step <> 'follow_up' or steps.due_at >= getvariable('follow_up_from'))`,
  renewal: () => `
    select
      'renewal', customers.customer_key, customers.owner, cast(customers.renews_on as timestamp),
      null, null, customers.renews_on, getvariable('renewal_lead'), null
    from board_customers as customers
    -- It is to be taken up so many days before, and that day has come by the end of the board.
    where
      customers.renews_on >= getvariable('today')
      and customers.renews_on - getvariable('renewal_lead') < getvariable('board_until')`,
  birthday: (scope) => `
    select
      'birthday', born.customer_key, born.owner, cast(days.day as timestamp),
      null, null, born.birthday, null, null
    from (
      select
        customers.customer_key, customers.owner, ${contactSql('birthday', 'customers.birthday', scope)} as birthday
      from board_customers as customers
    ) as born
    ${comesRound('born.birthday')}`,
  anniversary: () => `
    select
      'anniversary', known.customer_key, known.owner, cast(days.day as timestamp),
      known.basis, null, known.since,
      extract(year from days.day) - extract(year from known.since), null
    from (
      select
        customers.customer_key, customers.owner,
        case when customers.first_order_on is null then 'contact' else 'order' end as basis,
        coalesce(customers.first_order_on, customers.first_contact_on) as since
      from board_customers as customers
      where
        -- Who has not bought for a year is not congratulated, nor is whom nobody hopes to win any more.
        (customers.first_order_on is null and coalesce(customers.stage, '') <> 'lost')
        or customers.last_order_on >= getvariable('year_ago')
    ) as known
    ${comesRound('known.since')}
    where extract(year from days.day) > extract(year from known.since)`,
  treatment: () => `
    select
      'treatment', customers.customer_key, customers.owner, cast(getvariable('opening') as timestamp),
      runs.segment, before.segment, runs.valid_from, null, null
    from marts.customer_segments as runs
    inner join board_customers as customers on customers.customer_key = runs.customer_key
    inner join marts.segments as names on names.scheme = runs.scheme and names.segment = runs.segment
    inner join marts.customer_segments as before
      on before.scheme = runs.scheme and before.customer_key = runs.customer_key and before.valid_to = runs.valid_from
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

/** Everything that is on the board of the viewer's customers, of all reps and teams. */
export const boardRowsSql = (scope: Scope): string => `
  select
    row_number() over () as place, rows.kind, rows.customer_key, coalesce(rows.owner, '') as rep, rows.due_at,
    rows.detail, rows.before, rows.since, rows.figure, rows.amount,
    customers.team, customers.team_name
  from (${Object.values(kinds)
    .map((select) => select(scope))
    .join('\nunion all\n')}) as rows
  inner join board_customers as customers on customers.customer_key = rows.customer_key`

/** The customers whom the viewer and the filters see, with what the kinds of rows look at. */
export const boardCustomersSql = (
  joins: string,
  where: string,
  team: { id: string; name: string }
): string => `
  select
    customers.customer_key, customers.owner, customers.stage, customers.renews_on, customers.birthday,
    customers.first_order_on, customers.last_order_on, customers.first_contact_on,
    coalesce(home_regions.${team.id}, '') as team, coalesce(home_regions.${team.name}, '') as team_name
  from marts.customers as customers
  ${joins}
  where ${where}`
