import type { DuckDBConnection } from '@duckdb/node-api'
import type { z } from 'zod'
import { addMonths } from '../calendar.ts'
import type { Day } from '../calendar.ts'
import { findKpi } from '../catalog.ts'
import { openInquiry } from '../inquiry.ts'
import type { Inquiry } from '../inquiry.ts'
import { isKnownMonth, resolvePeriod } from '../period.ts'
import { parseRequest } from '../request.ts'
import { readBuildPeriod, readSettings } from '../settings.ts'
import { inTurn } from '../turns.ts'
import { findScheme, listSchemes, outsideWindow } from './schemes.ts'
import type { Scheme } from './schemes.ts'
import { readDetails } from './segment-details.ts'
import type { HeatCell, SegmentDetail, SegmentDetails } from './segment-details.ts'
import { segmentsRequestSchema } from './segment-request.ts'
import type { SegmentsRequest } from './segment-request.ts'
import { readSizes } from './segment-sizes.ts'
import type { SegmentSize, SegmentSizes } from './segment-sizes.ts'

/** How large the segments are, which is known before more of them is. */
export interface SegmentsHead extends SegmentSizes {
  readonly build: string
  readonly scheme: string
  /** Names of all schemes of the build, the one it shows first before the others. */
  readonly schemes: readonly string[]
  /** `YYYY-MM`; the segments are those at the end of its last known day. */
  readonly month: string
  readonly through: Day
  readonly complete: boolean
  /** `YYYY-MM`, whether the data reach back to it or not. */
  readonly compared_month: string
  readonly window: 'trailing' | 'all'
}

/** A segment at the end of a month. */
export interface SegmentRow extends SegmentSize, Omit<SegmentDetail, 'segment'> {
  /** Mean per customer of the net sales of the window. */
  readonly mean_net_amount: number | null
  readonly repurchase_rate: number | null
}

export interface SegmentsAnswer extends SegmentsHead {
  readonly rows: readonly SegmentRow[]
  readonly total: SegmentRow
  readonly heat: readonly HeatCell[]
}

/**
 * The segments of a scheme at the end of a month: who is in them and what they are worth, beside another month.
 * @throws QueryError when a parameter does not fit, or does not fit this build.
 */
export async function querySegments(
  connection: DuckDBConnection,
  request: SegmentsRequest
): Promise<SegmentsAnswer> {
  return joinSegments(
    await querySegmentsHead(connection, request),
    await querySegmentDetails(connection, request)
  )
}

/** What querySegments says of how large the segments are. */
export async function querySegmentsHead(
  connection: DuckDBConnection,
  request: SegmentsRequest
): Promise<SegmentsHead> {
  return openSegments(connection, request, async ({ inquiry, schemes, scheme, parsed }) => {
    const { build, question } = inquiry
    const { month, where, scope } = parsed
    const { through, complete } = resolvePeriod({ month }, build)
    const compared_month = comparedMonth(month, parsed.compare)
    const compared = isKnownMonth(compared_month, build) ? compared_month : null
    const { segment_window: window } = await readSettings(connection)
    return {
      build: build.build,
      scheme: scheme.scheme,
      schemes: schemes.map((each) => each.scheme),
      month,
      through,
      complete,
      compared_month,
      window: window === 'all' ? 'all' : 'trailing',
      ...(await readSizes(connection, { question, scheme, month, compared, where, scope }))
    }
  })
}

/** What it says beyond that, whatever it is compared with. */
export async function querySegmentDetails(
  connection: DuckDBConnection,
  request: SegmentsRequest
): Promise<SegmentDetails> {
  return openSegments(connection, request, ({ inquiry, scheme, parsed: { month } }) =>
    readDetails(inquiry, { scheme, month })
  )
}

/** The answer to a question of which both parts have been answered. */
export function joinSegments(head: SegmentsHead, { segments, heat }: SegmentDetails): SegmentsAnswer {
  const detailOf = (name: string) => segments.find(({ segment }) => segment === name)
  const rows = head.rows.map((size) => rowOf(size, detailOf(size.segment)))
  const inside = rows.filter(({ segment }) => segment !== outsideWindow)
  return { ...head, rows, total: rowOf(head.total, togetherOf(inside)), heat }
}

interface OpenSegments {
  readonly inquiry: Inquiry
  readonly schemes: readonly Scheme[]
  readonly scheme: Scheme
  readonly parsed: z.output<typeof segmentsRequestSchema>
}

function openSegments<Answer>(
  connection: DuckDBConnection,
  request: SegmentsRequest,
  answer: (open: OpenSegments) => Promise<Answer>
): Promise<Answer> {
  const parsed = parseRequest(segmentsRequestSchema, request)
  return inTurn(connection, async () => {
    const build = await readBuildPeriod(connection)
    const schemes = await listSchemes(connection, parsed.language)
    const scheme = findScheme(schemes, parsed.scheme)
    resolvePeriod({ month: parsed.month }, build)
    const { where, scope } = parsed
    const inquiry = await openInquiry(connection, findKpi('repurchase-rate'), { build, where, scope })
    return answer({ inquiry, schemes, scheme, parsed })
  })
}

function comparedMonth(month: string, compare: string): string {
  if (compare === 'previous') return addMonths(`${month}-01`, -1).slice(0, 7)
  if (compare === 'last-year') return addMonths(`${month}-01`, -12).slice(0, 7)
  return compare
}

type Details = Omit<SegmentDetail, 'segment'>

const nothing: Details = { recency_days: null, orders: null, repeating: null, buyers: null }

/** Of several segments as one; means are weighted by customers. */
function togetherOf(rows: readonly SegmentRow[]): Details {
  const customers = rows.reduce((total, row) => total + row.customers, 0)
  const sum = (measure: 'repeating' | 'buyers') => rows.reduce((total, row) => total + (row[measure] ?? 0), 0)
  const mean = (measure: 'recency_days' | 'orders') =>
    customers === 0
      ? null
      : rows.reduce((total, row) => total + (row[measure] ?? 0) * row.customers, 0) / customers
  return {
    recency_days: mean('recency_days'),
    orders: mean('orders'),
    repeating: sum('repeating'),
    buyers: sum('buyers')
  }
}

function rowOf(size: SegmentSize, details: Details = nothing): SegmentRow {
  const { recency_days, orders, repeating, buyers } = details
  return {
    ...size,
    recency_days,
    orders,
    // Who has not bought in the window has no net sales of it, and so no mean.
    mean_net_amount: recency_days === null ? null : size.net_amount / size.customers,
    repurchase_rate: buyers ? (repeating ?? 0) / buyers : null,
    repeating,
    buyers
  }
}
