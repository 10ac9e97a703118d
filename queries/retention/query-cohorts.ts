import { readFileSync } from 'node:fs'
import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import type { Backing } from '../backing.ts'
import { addDays, addMonths } from '../calendar.ts'
import type { Day } from '../calendar.ts'
import { parseRequest } from '../request.ts'
import { readRows } from '../session.ts'
import { inTurn } from '../turns.ts'
import { rowsSql } from '../view-rows.ts'
import { averageCohorts } from './average-cohorts.ts'
import type { Cohort, CohortAverage } from './average-cohorts.ts'
import { cohortsRequestSchema } from './request.ts'
import type { CohortGrain, CohortsRequest } from './request.ts'
import { backingOf, classesOf, openSlice } from './slice.ts'
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

type CohortRow = z.infer<typeof cohortRow>

export interface CohortTriangle {
  readonly build: string
  readonly by: CohortGrain
  /** Last day of the month asked for that the build looks at: nobody's later purchases are counted. */
  readonly through: Day
  readonly complete: boolean
  /** The month at whose end customers are of the tier, segment or stage filtered by; null where none is. */
  readonly classes: string | null
  /** Oldest first: those who bought for the first time, in the slice that filters leave, in a month or quarter. */
  readonly cohorts: readonly Cohort[]
  /** By periods since the first, over the cohorts whose period is over; weighted by their sizes. */
  readonly averages: readonly CohortAverage[]
  /** Older cohorts that are left out, and so of no average. */
  readonly older: number
}

/**
 * How many of those who bought for the first time in a period bought in each later one (`on`), and in it or any later
 * one up to `through` (`on_or_after`); as customers, and weighted by the net sales of each one's first period.
 * @throws QueryError when a parameter does not fit, or does not fit this build.
 */
export async function queryCohorts(
  connection: DuckDBConnection,
  request: CohortsRequest
): Promise<CohortTriangle> {
  const parsed = parseRequest(cohortsRequestSchema, request)
  return inTurn(connection, async () => {
    const slice = await openSlice(connection, { ...parsed, by: undefined })
    const periods = periodsOf(parsed.by, slice)
    const rows = await readRows(connection, cohortRow, countedSql(slice, periods))
    const all = cohortsOf(rows, { periods, slice })
    const cohorts = all.slice(-parsed.cohorts)
    return {
      build: slice.build.build,
      by: parsed.by,
      through: addDays(slice.known_until, -1),
      complete: slice.complete,
      classes: classesOf(slice),
      cohorts,
      averages: averageCohorts(cohorts),
      older: all.length - cohorts.length
    }
  })
}

const bought: Readonly<Partial<Record<Backing, string>>> = {
  customer_months: 'sales.sale_line_count > 0',
  orders: 'sales.sale_line_count > 0',
  order_lines: "sales.line_kind = 'sale'"
}

/**
 * Cohorts with their periods as numbers. Months of all purchases know their customer's first one and the next: they are
 * counted by their days, and numbered when they are few.
 */
function countedSql(slice: Slice, periods: Periods): string {
  const backing = backingOf(slice, ['customer_months', 'orders', 'order_lines'])
  const isKnown = backing === 'customer_months' && periods.by === 'month'
  const views = isKnown
    ? [`create or replace temp view history_spending as ${monthsSql(slice)}`]
    : [
        `create or replace temp view history_periods as ${periodsSql(slice, backing, periods)}`,
        `create or replace temp view history_spending as ${spendingSql}`
      ]
  const numbered = (column: string) => `cast(${isKnown ? numberSql(column, periods) : column} as double)`
  return [
    ...views,
    `select counted.* replace (${numbered('counted.cohort')} as cohort, ${numbered('counted.period')} as period)
    from (${cohortsSql}) as counted`
  ].join(';\n')
}

function monthsSql({ question }: Slice): string {
  const isPurchase = bought.customer_months ?? 'true'
  return rowsSql(question, 'customer_months', {
    columns: [
      'sales.first_month as cohort',
      'sales.month as period',
      `${isPurchase} as bought`,
      `${isPurchase} and coalesce(sales.next_month >= getvariable('known_until'), true) as is_last`,
      'sales.first_net_amount as weight',
      'sales.net_amount'
    ],
    where: ["sales.month < getvariable('known_until')", 'sales.first_month is not null']
  })
}

/** What customers bought, or gave back, with the number of the period. */
function periodsSql(slice: Slice, backing: Backing, periods: Periods): string {
  const day = backing === 'customer_months' ? 'sales.month' : 'sales.ordered_on'
  return rowsSql(slice.question, backing, {
    columns: [
      'sales.customer_key',
      `${numberSql(day, periods)} as period`,
      `${bought[backing] ?? 'true'} as bought`,
      'sales.net_amount'
    ],
    where: [`${day} < getvariable('known_until')`, 'sales.customer_key is not null']
  })
}

const numberSql = (day: string, { months, firstMonth }: Pick<Periods, 'months' | 'firstMonth'>): string =>
  `(extract(year from ${day}) * 12 + extract(month from ${day}) - 1 - ${firstMonth}) // ${months}`

interface Periods {
  readonly by: CohortGrain
  readonly months: number
  /** Months are numbered from the year 0, periods from this one. */
  readonly firstMonth: number
  /** The first whole or partial period of which nothing is known. */
  readonly end: number
}

function periodsOf(by: CohortGrain, { build, known_until }: Slice): Periods {
  const months = by === 'quarter' ? 3 : 1
  const firstMonth = by === 'quarter' ? build.fiscal_year_start_month - 1 : 0
  const [year = 0, month = 1] = addDays(known_until, -1).split('-').map(Number)
  return { by, months, firstMonth, end: Math.floor((year * 12 + month - 1 - firstMonth) / months) + 1 }
}

/** A period's name, as in filters by cohort, and its days. */
function describePeriod(number: number, { by, months, firstMonth }: Periods) {
  const first = number * months + firstMonth
  const from = addMonths('1000-01-01', first - 12_000)
  const name =
    by === 'month'
      ? from.slice(0, 7)
      : `${String(Math.floor(number / 4)).padStart(4, '0')}-Q${(number % 4) + 1}`
  return { name, from, until: addMonths(from, months) }
}

/** Sets each cohort's rows beside the periods since its first. */
function cohortsOf(
  rows: readonly CohortRow[],
  { periods, slice }: { periods: Periods; slice: Slice }
): Cohort[] {
  const numbers = [...new Set(rows.map(({ cohort }) => cohort))].toSorted((one, other) => one - other)
  const byCohort = Map.groupBy(rows, ({ cohort }) => cohort)
  return numbers.map((number) => {
    const own = byCohort.get(number) ?? []
    const found = new Map(own.map((row) => [row.period, row]))
    const length = Math.max(1, periods.end - number)
    const cells = Array.from({ length }, (_, index) => {
      const { name, until } = describePeriod(number + index, periods)
      const row = found.get(number + index)
      return {
        index,
        period: name,
        complete: until <= slice.known_until,
        on: row?.customers ?? 0,
        value_on: row?.weight ?? 0,
        net_amount: row?.net_amount ?? 0
      }
    })
    const after = { customers: 0, weight: 0 }
    const onOrAfter = cells.toReversed().map(({ index }) => {
      const row = found.get(number + index)
      after.customers += row?.last_customers ?? 0
      after.weight += row?.last_weight ?? 0
      return { ...after }
    })
    const { name, from, until } = describePeriod(number, periods)
    const [first] = cells
    return {
      cohort: name,
      from,
      to: addDays(until, -1),
      customers: first?.on ?? 0,
      value: first?.value_on ?? 0,
      periods: cells.map((cell, index) => {
        const sum = onOrAfter[cells.length - 1 - index]
        return { ...cell, on_or_after: sum?.customers ?? 0, value_on_or_after: sum?.weight ?? 0 }
      })
    }
  })
}
