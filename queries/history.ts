import type { DuckDBConnection } from '@duckdb/node-api'
import { firstOfMonth } from './calendar.ts'
import { findKpi } from './catalog.ts'
import { monthsUpTo } from './period.ts'
import { openInquiry } from './inquiry.ts'
import { historyRequestSchema, parseRequest } from './request.ts'
import type { HistoryRequest } from './request.ts'
import { completeUntil, readBuildPeriod } from './settings.ts'
import { totalOf } from './sums.ts'
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
 * The KPI's total in each of the months that end with `month` (13 unless told), oldest first: a run of its
 * own per month, so that each month classifies customers by its own opening.
 * @throws QueryError when a parameter does not fit, or does not fit this build.
 */
export async function kpiHistory(
  connection: DuckDBConnection,
  request: HistoryRequest
): Promise<HistoryPoint[]> {
  const parsed = parseRequest(historyRequestSchema, request)
  return inTurn(connection, async () => {
    const build = await readBuildPeriod(connection)
    const inquiry = await openInquiry(connection, findKpi(parsed.kpi), parsed)
    const points: HistoryPoint[] = []
    for (const range of monthsUpTo(parsed.month, parsed.months)) {
      const known = range.until > firstOfMonth(build.first_order_on) && range.from <= build.as_of
      points.push({
        month: range.from.slice(0, 7),
        value: known ? await totalOf(inquiry, range) : null,
        complete: range.until <= completeUntil(build) && range.until > firstOfMonth(build.first_order_on)
      })
    }
    return points
  })
}
