import { readFileSync } from 'node:fs'
import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import type { Backing } from '../backing.ts'
import type { Day } from '../calendar.ts'
import { partFilters } from '../recent-buyers.ts'
import { readRows, withValues } from '../session.ts'
import { rowsSql } from '../view-rows.ts'
import { beginningOf, numberOf, numberSql } from './cohort-periods.ts'
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
  // Of most classes few have come lately, or nobody: all cohorts are counted at once.
  const isOfClass = classesOf(slice) !== null
  const first = isOfClass ? numberOf(slice.build.first_order_on, periods) : periods.end - wanted
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

const isMonthly = (backing: Backing): boolean =>
  backing === 'customer_months' || backing === 'customer_category_months'

const dayOf = (backing: Backing): string => (isMonthly(backing) ? 'sales.month' : 'sales.ordered_on')

/** Whether each row knows when its customer first bought in the slice: of months, but for those of several categories. */
const knowsFirst = ({ slice: { question }, backing }: Pick<Counting, 'slice' | 'backing'>): boolean =>
  backing === 'customer_months' ||
  (backing === 'customer_category_months' &&
    partFilters(question).ofLines.every(({ values }) => values.length === 1))

/** Cohorts with their periods as numbers, then the numbers of earlier ones. */
function countedSql(asked: Asked & { from: Day }): string {
  const { slice, periods } = asked
  const backing = backingOf(slice, ['customer_months', 'customer_category_months', 'orders', 'order_lines'])
  const counting = { ...asked, backing }
  // Such months know the next one, too: they are numbered when they are few.
  const isKnown = periods.by === 'month' && knowsFirst(counting)
  const numbered = (column: string) => `cast(${isKnown ? numberSql(column, periods) : column} as double)`
  return `with
    earlier_buyers as (${earlierBuyersSql(counting)}),
    ${
      isKnown
        ? `history_spending as (${monthsSql(counting)})`
        : `history_periods as (${periodsSql(counting)}),
    history_spending as (${spendingSql})`
    },
    counted as (${cohortsSql})
  select
    counted.* replace (${numbered('counted.cohort')} as cohort, ${numbered('counted.period')} as period)
  from counted
  union all by name
  select distinct cast(${numberSql('earlier_buyers.first_on', periods)} as double) as cohort
  from earlier_buyers`
}

/** Who had bought before, with the day of the first purchase; a slice of purchases has first ones of its own. */
function earlierBuyersSql(counting: Counting): string {
  const { question } = counting.slice
  const { from, backing } = counting
  if (backing === 'customer_months')
    return rowsSql(question, 'customers', {
      columns: ['sales.first_order_on as first_on'],
      where: [`sales.first_order_on < date '${from}'`]
    })
  if (knowsFirst(counting))
    return rowsSql(question, backing, {
      columns: ['sales.first_month as first_on'],
      where: ['sales.month = sales.first_month', `sales.first_month < date '${from}'`]
    })
  const day = dayOf(backing)
  const purchases = rowsSql(question, backing, {
    columns: ['sales.customer_key', `${day} as bought_on`],
    where: [`${day} < date '${from}'`, 'sales.customer_key is not null', bought[backing] ?? 'true']
  })
  return `select purchases.customer_key, min(purchases.bought_on) as first_on
    from (${purchases}) as purchases
    group by purchases.customer_key`
}

function monthsSql(counting: Counting): string {
  const isPurchase = bought[counting.backing] ?? 'true'
  return rowsSql(counting.slice.question, counting.backing, {
    columns: [
      'sales.first_month as cohort',
      'sales.month as period',
      `${isPurchase} as bought`,
      `${isPurchase} and coalesce(sales.next_month >= getvariable('known_until'), true) as is_last`,
      'sales.first_net_amount as weight',
      'sales.net_amount'
    ],
    where: sinceSql(counting)
  })
}

/** What customers bought, or gave back, with the number of the period. */
function periodsSql(counting: Counting): string {
  const { slice, periods, backing } = counting
  return rowsSql(slice.question, backing, {
    columns: [
      'sales.customer_key',
      `${numberSql(dayOf(backing), periods)} as period`,
      `${bought[backing] ?? 'true'} as bought`,
      'sales.net_amount'
    ],
    where: sinceSql(counting)
  })
}

/** The rows since a day of those who had not bought before. */
function sinceSql(counting: Counting): string[] {
  const { from, backing } = counting
  const day = dayOf(backing)
  return [
    `${day} >= date '${from}'`,
    `${day} < getvariable('known_until')`,
    ...(knowsFirst(counting)
      ? [`sales.first_month >= date '${from}'`]
      : [
          'sales.customer_key is not null',
          'sales.customer_key not in (select earlier_buyers.customer_key from earlier_buyers)'
        ])
  ]
}
