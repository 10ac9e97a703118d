import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import type { Book } from '../book/book.ts'
import { toNumber } from '../book/book.ts'
import { sumsOf } from '../book/book-sums.ts'
import { readBook } from '../book/read-book.ts'
import type { DayRange } from '../calendar.ts'
import { findKpi } from '../catalog.ts'
import type { KpiName } from '../catalog.ts'
import { historyMonths } from '../history-points.ts'
import { askedOf, openInquiry, spanStatements, splitBy } from '../inquiry.ts'
import type { Asked, Inquiry } from '../inquiry.ts'
import { spanOf } from '../period.ts'
import { parseRequest } from '../request.ts'
import { readRows } from '../session.ts'
import { completeUntil, readBuildPeriod } from '../settings.ts'
import { inTurn } from '../turns.ts'
import { clockOf, everyStepSql, perStep, shareOf } from './counted-steps.ts'
import type { Share, Steps } from './counted-steps.ts'
import { numbersFrom, ordersOf } from './orders-of.ts'
import { complaintMonthsRequestSchema } from './request.ts'
import type { ComplaintMonthsRequest } from './request.ts'
import { complaintSteps, readComplaintTerms } from './terms.ts'
import type { ComplaintClock } from './terms.ts'

/** A month of complaints. */
export interface ComplaintMonth {
  readonly month: string
  readonly complete: boolean
  readonly complaints: number
  readonly orders: number
  /** Complaints for 1,000 orders; null without orders. */
  readonly per_thousand: number | null
  readonly steps: Steps<Share>
}

export interface ComplaintMonths {
  readonly build: string
  readonly clock: ComplaintClock
  readonly minimum_n: number
  /** Oldest first, none before the data begin. */
  readonly months: readonly ComplaintMonth[]
}

/** A step of the complaints of a month; every complaint is in each. */
const monthRow = z.object({
  month: z.string(),
  step: z.enum(complaintSteps),
  complaints: z.number(),
  in_time: z.number(),
  n: z.number()
})

const orderRow = z.object({ month: z.string(), orders: z.number() })

/**
 * Complaints month by month, by the month in which they were opened.
 * @throws QueryError when a parameter does not fit, or does not fit this build.
 */
export async function queryComplaintMonths(
  connection: DuckDBConnection,
  request: ComplaintMonthsRequest
): Promise<ComplaintMonths> {
  const { where, scope, month, months, ...parsed } = parseRequest(complaintMonthsRequestSchema, request)
  const book = await readBook(connection)
  return inTurn(connection, async () => {
    const build = await readBuildPeriod(connection)
    const terms = await readComplaintTerms(connection)
    const { clock } = clockOf(parsed.clock, terms)
    const { known } = historyMonths({ month, months }, build)
    const asked = await openInquiry(connection, findKpi('complaints'), { where, scope, build })
    const kept = book && clock === terms.clock ? monthsFrom(book, asked, known) : null
    const inquiry = splitBy(asked, 'month')
    const complaints = kept?.complaints ?? (await countMonths(inquiry, known, clock))
    const orders = kept?.orders ?? (await countOrders(inquiry, known))
    return {
      build: build.build,
      clock,
      minimum_n: terms.minimum_n,
      months: known.map((range) => {
        const name = range.from.slice(0, 7)
        const rows = complaints.get(name)
        const found = rows?.[0]?.complaints ?? 0
        const placed = orders.get(name) ?? 0
        return {
          month: name,
          complete: range.until <= completeUntil(build),
          complaints: found,
          orders: placed,
          per_thousand: placed > 0 ? (found / placed) * 1000 : null,
          steps: perStep((step) => {
            const row = rows?.find((each) => each.step === step)
            return shareOf(row?.in_time ?? 0, row?.n ?? 0)
          })
        }
      })
    }
  })
}

type StepRow = z.output<typeof monthRow>

interface Months {
  readonly complaints: ReadonlyMap<string, readonly StepRow[]>
  readonly orders: ReadonlyMap<string, number>
}

/** In time by the clock of the config: what a step of a month comes to, and of how many. */
const stepKpis = {
  response: 'complaint-response-in-time',
  solution: 'complaint-solution-in-time',
  follow_up: 'complaint-follow-up-in-time'
} as const satisfies Steps<KpiName>

/** What the book knows of months; null where it does not know all of it. */
function monthsFrom(book: Book, asked: Asked, months: readonly DayRange[]): Months | null {
  const [complaints, orders] = [new Map<string, StepRow[]>(), new Map<string, number>()]
  for (const range of months) {
    const [month, span] = [range.from.slice(0, 7), spanOf(range, asked.build)]
    const found = numbersFrom(book, asked, span)?.get('total')
    const placed = numbersFrom(book, ordersOf(asked, null), span)?.get('total')
    const steps = complaintSteps.map((step) => sumsOf(book, askedOf(asked, findKpi(stepKpis[step])), span))
    if (found === undefined || placed === undefined || steps.includes(null)) return null
    orders.set(month, placed)
    complaints.set(
      month,
      complaintSteps.map((step, place) => ({
        ...{ month, step, complaints: found },
        in_time: toNumber(steps[place]?.[0]?.numerator ?? null) ?? 0,
        n: toNumber(steps[place]?.[0]?.denominator ?? null) ?? 0
      }))
    )
  }
  return { complaints, orders }
}

/** The months that follow each other as one span; null where there are none. */
function spanning(inquiry: Inquiry, months: readonly DayRange[]) {
  const [first, last] = [months[0], months.at(-1)]
  if (first === undefined || last === undefined) return null
  return spanStatements(inquiry, spanOf({ from: first.from, until: last.until }, inquiry.build))
}

const monthText = "strftime(counted.member, '%Y-%m') as month"

async function countMonths(inquiry: Inquiry, months: readonly DayRange[], clock: ComplaintClock) {
  const setup = spanning(inquiry, months)
  if (setup === null) return new Map<string, StepRow[]>()
  const rows = await readRows(
    inquiry.connection,
    monthRow,
    [
      ...setup,
      `select
        ${monthText}, counted.step, cast(count(*) as double) as complaints,
        cast(count(*) filter (counted.in_time) as double) as in_time, cast(count(counted.in_time) as double) as n
      from (${everyStepSql(clock)}) as counted
      group by all`
    ].join(';\n')
  )
  return Map.groupBy(rows, (row) => row.month)
}

async function countOrders(inquiry: Inquiry, months: readonly DayRange[]): Promise<Map<string, number>> {
  const asked = ordersOf(inquiry, 'month')
  const setup = spanning(asked, months)
  if (setup === null) return new Map()
  const rows = await readRows(
    inquiry.connection,
    orderRow,
    [
      ...setup,
      `select ${monthText}, cast(sum(counted.numerator) as double) as orders
      from (${asked.kpi.sql}) as counted group by all`
    ].join(';\n')
  )
  return new Map(rows.map(({ month, orders }) => [month, orders]))
}
