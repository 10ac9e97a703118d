import { readFileSync } from 'node:fs'
import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import type { Backing } from '../backing.ts'
import type { Day } from '../calendar.ts'
import { ofLinesOnly, partFilters } from '../recent-buyers.ts'
import type { PeriodQuestion } from '../question.ts'
import { viewerScope } from '../scope.ts'
import { readRows, withValues } from '../session.ts'
import { rowsSql } from '../view-rows.ts'
import { beginningOf, numberSql } from './cohort-periods.ts'
import type { Periods } from './cohort-periods.ts'
import { backingOf, classesOf, daysOf } from './slice.ts'
import type { Slice } from './slice.ts'

const cohortsSql = readFileSync(new URL('cohorts.sql', import.meta.url), 'utf8')
const spendingSql = readFileSync(new URL('spending.sql', import.meta.url), 'utf8')

const cohortRow = z.object({
  cohort: z.number(),
  period: z.number(),
  customers: z.number(),
  weight: z.number(),
  net_amount: z.number(),
  /** Of whom no later purchase is known. */
  last_customers: z.number(),
  last_weight: z.number()
})

export type CohortRow = z.infer<typeof cohortRow>

/** Of cohorts before those that are counted it is known that there were any. */
const earlierRow = z.object({ cohort: z.number(), period: z.null() })

export interface CountedCohorts {
  readonly rows: readonly CohortRow[]
  /** How many older cohorts there are. */
  readonly older: number
}

interface Asked {
  readonly slice: Slice
  readonly periods: Periods
}

/** Counts so many cohorts, the latest that there are. */
export async function countCohorts(
  connection: DuckDBConnection,
  { wanted, ...asked }: Asked & { wanted: number }
): Promise<CountedCohorts> {
  const { slice, periods } = asked
  // Of a class, nobody or few have come in the last periods: two more are looked at.
  const first = periods.end - wanted - (classesOf(slice) === null ? 0 : 2)
  const counted = await countSince(connection, { ...asked, first })
  const missing = wanted - cohortsIn(counted.rows).length
  if (missing <= 0 || counted.earlier.length === 0) return latestOf(counted, wanted)
  // In some periods nobody came: others take their places.
  const further = counted.earlier.at(-missing) ?? counted.earlier[0] ?? first
  return latestOf(await countSince(connection, { ...asked, first: further }), wanted)
}

interface Counted {
  readonly rows: readonly CohortRow[]
  readonly earlier: readonly number[]
}

const cohortsIn = (rows: readonly CohortRow[]): number[] =>
  [...new Set(rows.map(({ cohort }) => cohort))].toSorted((one, other) => one - other)

function latestOf({ rows, earlier }: Counted, wanted: number): CountedCohorts {
  const all = cohortsIn(rows)
  const [oldest = 0] = all.slice(-wanted)
  return {
    rows: rows.filter(({ cohort }) => cohort >= oldest),
    older: earlier.length + all.filter((cohort) => cohort < oldest).length
  }
}

/** The cohorts from a period on, and the numbers of all earlier ones. */
async function countSince(
  connection: DuckDBConnection,
  { first, ...asked }: Asked & { first: number }
): Promise<Counted> {
  const sql = countedSql({ ...asked, from: beginningOf(first, asked.periods) })
  const read = await readRows(
    connection,
    z.union([cohortRow, earlierRow]),
    withValues(sql, daysOf(asked.slice))
  )
  const earlier = read.flatMap(({ cohort, period }) => (period === null ? [cohort] : []))
  return {
    rows: read.filter((row) => row.period !== null),
    earlier: earlier.toSorted((one, other) => one - other)
  }
}

const bought: Readonly<Partial<Record<Backing, string>>> = {
  customer_months: 'sales.sale_line_count > 0',
  customer_category_months: 'sales.sale_line_count > 0',
  orders: 'sales.sale_line_count > 0',
  order_lines: "sales.line_kind = 'sale'"
}

interface Counting extends Asked {
  /** The first day of the oldest cohort to count: who had bought before is left out. */
  readonly from: Day
  readonly backing: Backing
}

const dayOf = (backing: Backing): string =>
  backing === 'customer_months' || backing === 'customer_category_months' ? 'sales.month' : 'sales.ordered_on'

/** Whether each row knows when its customer first bought in the slice: of months, but for those of several categories. */
const knowsFirst = ({ slice: { question }, backing }: Pick<Counting, 'slice' | 'backing'>): boolean =>
  backing === 'customer_months' ||
  (backing === 'customer_category_months' &&
    partFilters(question).ofLines.every(({ values }) => values.length === 1))

/** Cohorts with their periods as numbers, then the numbers of earlier ones. */
function countedSql(asked: Asked & { from: Day }): string {
  const { slice, periods, from } = asked
  const backing = backingOf(slice, ['customer_months', 'customer_category_months', 'orders', 'order_lines'])
  const counting = { ...asked, backing }
  // Such months know the next one, too: they are numbered when they are few.
  const isKnown = periods.by === 'month' && knowsFirst(counting)
  const numbered = (column: string) => `cast(${isKnown ? numberSql(column, periods) : column} as double)`
  return `with
    ${isKnown ? knownSpendingSql(counting) : foundSpendingSql(counting)},
    counted as (${cohortsSql})
  select
    counted.* replace (${numbered('counted.cohort')} as cohort, ${numbered('counted.period')} as period)
  from counted
  union all by name
  select distinct cast(${numberSql('first_days.first_on', periods)} as double) as cohort
  from first_days
  where first_days.first_on < date '${from}'`
}

/** Months of a customer, or of one who bought of a category, say themselves which is the first and which the next. */
function knownSpendingSql({ slice: { question }, from, backing }: Counting): string {
  const isPurchase = bought[backing] ?? 'true'
  const firstDays =
    backing === 'customer_months'
      ? rowsSql(question, 'customers', {
          columns: ['sales.first_order_on as first_on'],
          where: ["sales.first_order_on < getvariable('known_until')"]
        })
      : rowsSql(question, backing, {
          columns: ['sales.first_month as first_on'],
          where: ['sales.month = sales.first_month', "sales.month < getvariable('known_until')"]
        })
  const spending = rowsSql(question, backing, {
    columns: [
      'sales.first_month as cohort',
      'sales.month as period',
      `${isPurchase} as bought`,
      `${isPurchase} and coalesce(sales.next_month >= getvariable('known_until'), true) as is_last`,
      'sales.first_net_amount as weight',
      'sales.net_amount'
    ],
    where: [
      `sales.month >= date '${from}'`,
      "sales.month < getvariable('known_until')",
      `sales.first_month >= date '${from}'`
    ]
  })
  return `first_days as (${firstDays}),
    history_spending as (${spending})`
}

const firstDay: Readonly<Partial<Record<Backing, string>>> = {
  customers: 'sales.first_order_on',
  first_purchases: 'sales.first_on',
  category_first_purchases: 'sales.first_on'
}

/** Who came when is found in a mart of first purchases, and of those who came lately what they bought. */
function foundSpendingSql(counting: Counting): string {
  const { slice, periods, from, backing } = counting
  const firsts = backingOf(slice, ['customers', 'first_purchases', 'category_first_purchases', backing])
  const day = firstDay[firsts]
  // Where no such mart can tell, all rows are looked through, once for both.
  const [history, purchases] =
    day === undefined
      ? [
          historySql(slice.question, { backing, where: ['sales.customer_key is not null'] }),
          'select history.customer_key, history.spent_on as first_on from history where history.bought'
        ]
      : [
          historySql(ofTheirs(slice.question), { backing, where: [`${dayOf(backing)} >= date '${from}'`] }),
          rowsSql(slice.question, firsts, {
            columns: ['sales.customer_key', `${day} as first_on`],
            where: [`${day} < getvariable('known_until')`]
          })
        ]
  return `history as (${history}),
    first_days as (
      select purchases.customer_key, min(purchases.first_on) as first_on
      from (${purchases}) as purchases
      group by purchases.customer_key
    ),
    history_periods as (
      select
        history.customer_key,
        ${numberSql('history.spent_on', periods)} as period,
        history.bought,
        history.net_amount
      from history
      inner join first_days on first_days.customer_key = history.customer_key
      where first_days.first_on >= date '${from}'
    ),
    history_spending as (${spendingSql})`
}

/** Which customers has been asked already when it is known who came. */
const ofTheirs = (question: PeriodQuestion): PeriodQuestion => ({
  ...ofLinesOnly(question),
  scope: viewerScope({})
})

/** What customers bought, or gave back. */
const historySql = (
  question: PeriodQuestion,
  { backing, where }: { backing: Backing; where: readonly string[] }
): string =>
  rowsSql(question, backing, {
    columns: [
      'sales.customer_key',
      `${dayOf(backing)} as spent_on`,
      `${bought[backing] ?? 'true'} as bought`,
      'sales.net_amount'
    ],
    where: [`${dayOf(backing)} < getvariable('known_until')`, ...where]
  })
