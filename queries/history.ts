import type { DuckDBConnection } from '@duckdb/node-api'
import { earlier, firstOfMonth } from './calendar.ts'
import type { DayRange } from './calendar.ts'
import { findKpi } from './catalog.ts'
import { openInquiry } from './inquiry.ts'
import type { Inquiry } from './inquiry.ts'
import { monthsUpTo } from './period.ts'
import type { Span } from './period.ts'
import { historyRequestSchema, parseRequest } from './request.ts'
import type { HistoryRequest } from './request.ts'
import { completeUntil, readBuildPeriod } from './settings.ts'
import { countsByMonth, totalOf, totalsByMonth } from './sums.ts'
import { inTurn } from './turns.ts'

export interface HistoryPoint {
  /** `YYYY-MM`. */
  readonly month: string
  /** Null before the first and after the last month of data, and for a rate of nothing. */
  readonly value: number | null
  /** False when days of the month are still to come. */
  readonly complete: boolean
}

/**
 * The KPI's total in each of the months that end with `month` (13 unless told), oldest first; each month classifies
 * customers by its own opening.
 * @throws QueryError when a parameter does not fit, or does not fit this build.
 */
export async function kpiHistory(
  connection: DuckDBConnection,
  request: HistoryRequest
): Promise<HistoryPoint[]> {
  const parsed = parseRequest(historyRequestSchema, request)
  return inTurn(connection, async () => {
    const build = await readBuildPeriod(connection)
    const kpi = findKpi(parsed.kpi, parsed.definition)
    const inquiry = await openInquiry(connection, kpi, { ...parsed, build })
    const months = monthsUpTo(parsed.month, parsed.months)
    const begins = firstOfMonth(build.first_order_on)
    const known = months.filter(({ from, until }) => until > begins && from <= build.as_of)
    const values = await valuesOf(inquiry, known)
    return months.map((range): HistoryPoint => {
      const month = range.from.slice(0, 7)
      const isKnown = known.includes(range)
      const nothing = kpi.kind === 'sum' ? 0 : null
      return {
        month,
        value: isKnown ? (values.get(month) ?? nothing) : null,
        complete: range.until <= completeUntil(build) && range.until > begins
      }
    })
  })
}

/** The totals of months that follow each other: in one run where that can be told from the rows, else one by one. */
export async function valuesOf(
  inquiry: Inquiry,
  months: readonly DayRange[]
): Promise<Map<string, number | null>> {
  const [first, last] = [months[0], months.at(-1)]
  if (first === undefined || last === undefined) return new Map()
  const end = completeUntil(inquiry.build)
  const spanOf = (range: DayRange): Span => ({
    ...range,
    whole: range,
    known_until: earlier(range.until, end),
    is_days: false
  })
  if (countsByMonth(inquiry)) {
    const totals = await totalsByMonth(inquiry, spanOf({ from: first.from, until: last.until }))
    return new Map([...totals].map(([month, { value }]) => [month, value]))
  }
  const values = new Map<string, number | null>()
  for (const range of months)
    values.set(range.from.slice(0, 7), (await totalOf(inquiry, spanOf(range))).value)
  return values
}
