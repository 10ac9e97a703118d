import type { DuckDBConnection } from '@duckdb/node-api'
import type { z } from 'zod'
import { historyFromBook } from './book/answer-from-book.ts'
import { readBook } from './book/read-book.ts'
import type { DayRange } from './calendar.ts'
import { findKpi } from './catalog.ts'
import { openInquiry } from './inquiry.ts'
import type { Inquiry } from './inquiry.ts'
import { spanOf } from './period.ts'
import { historyRequestSchema, parseRequest } from './request.ts'
import type { HistoryRequest } from './request.ts'
import { readBuildPeriod } from './settings.ts'
import { historyMonths, historyPoints } from './history-points.ts'
import type { HistoryPoint } from './history-points.ts'
import { countsByMonth, totalOf, totalsByMonth } from './sums.ts'
import { inTurn } from './turns.ts'

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
  const book = await readBook(connection)
  return (book && historyFromBook(book, parsed)) ?? inTurn(connection, () => countHistory(connection, parsed))
}

export async function countHistory(
  connection: DuckDBConnection,
  request: z.output<typeof historyRequestSchema>
): Promise<HistoryPoint[]> {
  const build = await readBuildPeriod(connection)
  const kpi = findKpi(request.kpi, request.definition)
  const inquiry = await openInquiry(connection, kpi, { ...request, build })
  const months = historyMonths(request, build)
  return historyPoints(months, { kpi, build, values: await valuesOf(inquiry, months.known) })
}

/** The totals of months that follow each other: in one run where that can be told from the rows, else one by one. */
export async function valuesOf(
  inquiry: Inquiry,
  months: readonly DayRange[]
): Promise<Map<string, number | null>> {
  const [first, last] = [months[0], months.at(-1)]
  if (first === undefined || last === undefined) return new Map()
  if (countsByMonth(inquiry)) {
    const totals = await totalsByMonth(
      inquiry,
      spanOf({ from: first.from, until: last.until }, inquiry.build)
    )
    return new Map([...totals].map(([month, { value }]) => [month, value]))
  }
  const values = new Map<string, number | null>()
  for (const range of months)
    values.set(range.from.slice(0, 7), (await totalOf(inquiry, spanOf(range, inquiry.build))).value)
  return values
}
