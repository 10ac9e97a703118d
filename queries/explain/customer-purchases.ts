import type { Backing } from '../backing.ts'
import { spanStatements } from '../inquiry.ts'
import type { Inquiry } from '../inquiry.ts'
import { chooseBacking } from '../period-views.ts'
import { isClass } from '../question.ts'
import type { PeriodQuestion } from '../question.ts'
import { variableStatements } from '../session.ts'
import { purchases, rowsSql } from '../view-rows.ts'
import { windowOf } from '../window.ts'
import type { Change } from './change.ts'

const within = (from: string, until: string): string =>
  `sales.ordered_on >= getvariable('${from}') and sales.ordered_on < getvariable('${until}')`

const inPeriod = within('from_date', 'until_date')
const inCompared = within('compared_from', 'compared_until')
/** Whoever had never bought before this day is new: also who was won between the two periods. */
const newSince = "least(getvariable('compared_until'), getvariable('from_date'))"
const start = "least(getvariable('from_date'), getvariable('compared_from'))"
const end = "greatest(getvariable('until_date'), getvariable('compared_until'))"
const inBoth = `sales.ordered_on >= ${start} and sales.ordered_on < ${end}`
const knownUntil = "getvariable('known_until')"

/**
 * Statements that make the view `period_customer_purchases`, one row per customer with a purchase in either period (and
 * some others), through the question's filters but those by tier: whether they `bought` and `bought_before`, `is_new` when
 * they had not before either, their `first_on` of the period, `previous_on` before it, and `last_on` as far as is known.
 * The days of the period stay in the session's variables. The view `period_customers` must be there.
 */
export function purchaseStatements({ inquiry, period, compared }: Change): string[] {
  const asked = purchasesOf(inquiry)
  const { question, kpi, build } = asked
  const window = windowOf(kpi, period, build)
  const backing = chooseBacking('purchase_days', question, window)
  const neighbours: Neighbours = {
    lieApart: compared.until < period.from,
    endsUnknown: compared.until > window.known_until || period.until > window.known_until
  }
  return [
    ...spanStatements({ ...asked, question: { ...question, reads: [] } }, period),
    ...variableStatements({ compared_from: compared.from, compared_until: compared.until }),
    `create or replace temp view period_customer_purchases as
    ${backing === 'purchase_days' ? ofDays(question, neighbours) : ofRows(question, backing)}`
  ]
}

/** The customers' purchases ever, through the same filters but those by tier. */
function purchasesOf({ kpi, question, ...inquiry }: Inquiry): Inquiry {
  const filters = question.filters.filter(({ dimension }) => !isClass(dimension))
  return {
    ...inquiry,
    kpi: { ...kpi, looks_back: 'all', looks_ahead: true },
    question: { ...question, by: null, filters }
  }
}

/**
 * From days that know the ones before and after them, one of each period says nearly all of a customer: the first of the
 * period, and the last of the one compared with. Others are looked at only where days lie between or after the two.
 */
function ofDays(question: PeriodQuestion, { lieApart, endsUnknown }: Neighbours): string {
  const days = (where: string) =>
    rowsSql(question, 'purchase_days', {
      columns: ['sales.customer_key', 'sales.ordered_on', 'sales.previous_on', 'sales.next_on'],
      where: [where]
    })
  const between = within('compared_until', 'from_date')
  const isLastKnown = (row: string) => `(${row}.next_on is null or ${row}.next_on >= ${knownUntil})`
  const beside = (name: string, isNeeded: boolean, where: string) =>
    isNeeded
      ? `left join (${days(where)}) as ${name}
      on ${name}.customer_key = coalesce(firsts.customer_key, lasts.customer_key)`
      : `left join (select null as customer_key, cast(null as date) as ordered_on, cast(null as date) as previous_on where false) as ${name} on false`
  return `select
      coalesce(firsts.customer_key, lasts.customer_key) as customer_key,
      firsts.customer_key is not null as bought,
      lasts.customer_key is not null as bought_before,
      firsts.previous_on is null or won.customer_key is not null as is_new,
      firsts.ordered_on as first_on,
      firsts.previous_on,
      case
        when lasts.ordered_on < ${knownUntil} and ${isLastKnown('lasts')} then lasts.ordered_on
        else coalesce(since.ordered_on, later.previous_on)
      end as last_on
    from
      (${days(`${inPeriod} and (sales.previous_on is null or sales.previous_on < getvariable('from_date'))`)}) as firsts
      full join (${days(`${inCompared} and (sales.next_on is null or sales.next_on >= getvariable('compared_until'))`)}) as lasts
        on lasts.customer_key = firsts.customer_key
      ${beside('won', lieApart, `${between} and sales.previous_on is null`)}
      ${beside('since', lieApart, `${between} and ${isLastKnown('sales')}`)}
      ${beside('later', endsUnknown, `sales.ordered_on >= ${knownUntil} and sales.ordered_on < ${end} and sales.previous_on < ${knownUntil}`)}`
}

/** How two periods lie to each other. */
interface Neighbours {
  /** Days lie between the one compared with and the period. */
  readonly lieApart: boolean
  /** One of them goes on after the last known day of the period. */
  readonly endsUnknown: boolean
}

/**
 * From plain rows: all of the two periods and between them; what lies before is looked up of those customers alone of
 * whom it is asked, whether they had bought at all, and when last.
 */
function ofRows(question: PeriodQuestion, backing: Backing): string {
  const bought = purchases[backing] === undefined ? [] : [purchases[backing]]
  const rows = (where: readonly string[]) =>
    rowsSql(question, backing, {
      columns: ['sales.customer_key', 'sales.ordered_on'],
      where: [...bought, ...where]
    })
  return `with
    recent as (
      select
        sales.customer_key,
        bool_or(${inPeriod}) as bought,
        bool_or(${inCompared}) as bought_before,
        min(sales.ordered_on) as seen_on,
        min(sales.ordered_on) filter (where ${inPeriod}) as first_on,
        max(sales.ordered_on) filter (where sales.ordered_on < getvariable('from_date')) as previous_on,
        max(sales.ordered_on) filter (where sales.ordered_on < ${knownUntil}) as last_on
      from (${rows([inBoth, 'sales.customer_key is not null'])}) as sales
      group by sales.customer_key
    ),
    asked as (
      select recent.customer_key
      from recent
      where (recent.bought and not recent.bought_before) or (recent.bought_before and recent.last_on is null)
    ),
    earlier as (
      select sales.customer_key, max(sales.ordered_on) as last_on
      from (${rows([`sales.ordered_on < ${start}`, 'sales.customer_key in (select asked.customer_key from asked)'])}) as sales
      group by sales.customer_key
    )
    select
      recent.customer_key,
      recent.bought,
      recent.bought_before,
      recent.seen_on >= ${newSince} and earlier.last_on is null as is_new,
      recent.first_on,
      coalesce(recent.previous_on, earlier.last_on) as previous_on,
      coalesce(recent.last_on, earlier.last_on) as last_on
    from recent
    left join earlier on earlier.customer_key = recent.customer_key`
}
