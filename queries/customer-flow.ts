import { readFileSync } from 'node:fs'
import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import type { AnswerComparison, AnswerPeriod } from './answer.ts'
import { addDays, firstOfMonth } from './calendar.ts'
import type { Day } from './calendar.ts'
import { findKpi } from './catalog.ts'
import { describeComparison, findCompared } from './compared.ts'
import { openInquiry, spanStatements } from './inquiry.ts'
import type { Inquiry } from './inquiry.ts'
import { resolvePeriod } from './period.ts'
import type { Span } from './period.ts'
import { flowRequestSchema, parseRequest } from './request.ts'
import type { FlowRequest } from './request.ts'
import { readRows } from './session.ts'
import { readBuildPeriod } from './settings.ts'
import { inTurn } from './turns.ts'

const sql = readFileSync(new URL('customer-flow.sql', import.meta.url), 'utf8')

const flowRow = z.object({
  opening: z.number(),
  new: z.number(),
  reactivated: z.number(),
  churned: z.number(),
  came_back: z.number(),
  closing: z.number()
})

/** Customers who had bought within W days: opening + new + reactivated − churned = closing. */
export interface FlowCounts {
  /** At the first day of the period, whom the churn rate is a share of. */
  readonly opening: number
  /** Who bought for the first time ever. */
  readonly new: number
  /** Who bought after having been churned. */
  readonly reactivated: number
  /** Who reached W days without a purchase. */
  readonly churned: number
  /** Of these, who have bought again by the last day of the data. */
  readonly came_back: number
  /** After the last known day of the period. */
  readonly closing: number
}

export interface CustomerFlow {
  readonly build: string
  /** Of the churn rate, whose W it is. */
  readonly definition: string
  readonly churn_window_days: number
  readonly period: AnswerPeriod
  /** Last day of the period that the build looks at. */
  readonly through: Day
  readonly complete: boolean
  readonly comparison: AnswerComparison | null
  readonly now: FlowCounts
  /** In the period compared with; null where there is none, or the data begin after it. */
  readonly previous: FlowCounts | null
  /** True when the data do not reach back W days before the period, so that old customers seem new. */
  readonly short_history: boolean
}

/**
 * Who came and who went in a period, among the customers who had bought within W days. An event counts as often as it
 * happens, so that the flow adds up even where W is shorter than the period.
 * @throws QueryError when a parameter does not fit, or does not fit this build.
 */
export async function queryCustomerFlow(
  connection: DuckDBConnection,
  request: FlowRequest
): Promise<CustomerFlow> {
  const parsed = parseRequest(flowRequestSchema, request)
  return inTurn(connection, async () => {
    const build = await readBuildPeriod(connection)
    const churn = findKpi('churn-rate', parsed.definition)
    const kpi = { ...churn, looks_back: 'all', looks_ahead: true } as const
    const { compare, where, scope } = parsed
    const inquiry = await openInquiry(connection, kpi, { build, where, scope })
    const period = resolvePeriod(parsed.period, build)
    const compared = await findCompared(inquiry, { compare, period })
    const days = build.churn_window_days[kpi.churn_window]
    return {
      build: build.build,
      definition: churn.variant,
      churn_window_days: days,
      period: { from: period.from, to: addDays(period.until, -1) },
      through: period.through,
      complete: period.complete,
      comparison: describeComparison(inquiry, compared, period),
      now: await countFlow(inquiry, period),
      previous:
        compared.kind === 'period' && compared.span.known ? await countFlow(inquiry, compared.span) : null,
      short_history: addDays(firstOfMonth(build.first_order_on), days) > period.from
    }
  })
}

async function countFlow(inquiry: Inquiry, span: Span): Promise<FlowCounts> {
  const statements = [...spanStatements(inquiry, span), sql]
  const [row] = await readRows(inquiry.connection, flowRow, statements.join(';\n'))
  if (row === undefined) throw new Error('a flow has one row')
  return row
}
