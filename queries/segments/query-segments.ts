import { readFileSync } from 'node:fs'
import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import { addMonths } from '../calendar.ts'
import type { Day } from '../calendar.ts'
import { findKpi } from '../catalog.ts'
import { openInquiry, spanStatements } from '../inquiry.ts'
import type { Inquiry } from '../inquiry.ts'
import { changeRate } from '../member-rows.ts'
import { isKnownMonth, resolvePeriod, spanOf } from '../period.ts'
import { parseRequest } from '../request.ts'
import { readRows, variableStatements } from '../session.ts'
import { readBuildPeriod, readSettings } from '../settings.ts'
import { inTurn } from '../turns.ts'
import { classifiedSql } from './classified-customers.ts'
import { findScheme, listSchemes, notYetCustomer, outsideWindow } from './schemes.ts'
import type { Scheme, Segment } from './schemes.ts'
import { segmentsRequestSchema } from './segment-request.ts'
import type { SegmentsRequest } from './segment-request.ts'

const countsSql = readFileSync(new URL('segment-counts.sql', import.meta.url), 'utf8')

const countRow = z.object({
  moment: z.enum(['now', 'before']),
  segment: z.string().nullable(),
  r_score: z.number().nullable(),
  f_score: z.number().nullable(),
  customers: z.number(),
  net_amount: z.number(),
  recency_days: z.number().nullable(),
  orders: z.number().nullable(),
  mean_m_score: z.number().nullable(),
  repeating: z.number().nullable(),
  buyers: z.number().nullable()
})

type CountRow = z.output<typeof countRow>

/** What is known of the customers of a segment. */
type Counts = Omit<CountRow, 'moment' | 'segment' | 'r_score' | 'f_score' | 'mean_m_score'>

/** Customers with one pair of R and F scores, with M as their net sales and its mean score. */
export interface HeatCell {
  readonly r_score: number
  readonly f_score: number
  readonly customers: number
  readonly net_amount: number
  readonly mean_m_score: number
}

/** A segment at the end of a month. */
export interface SegmentRow extends Segment {
  readonly customers: number
  /** Of all customers with a purchase in the window; null for those outside. */
  readonly share: number | null
  /** Net sales of the window, in money. */
  readonly net_amount: number
  readonly net_amount_share: number | null
  /** Means per customer: days since the last purchase, orders and net sales of the window. */
  readonly recency_days: number | null
  readonly orders: number | null
  readonly mean_net_amount: number | null
  /** The KPI over the 365 days up to the month's end, of the customers who are in the segment then. */
  readonly repurchase_rate: number | null
  readonly repeating: number | null
  readonly buyers: number | null
  /** Of the month compared with; null where that is not known. */
  readonly previous_customers: number | null
  readonly change: number | null
  readonly change_rate: number | null
  readonly previous_net_amount: number | null
}

export interface SegmentsAnswer {
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
  /** Segments in the order of the rules, then who has not bought in the window. */
  readonly rows: readonly SegmentRow[]
  /** All with a purchase in the window. */
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
  const parsed = parseRequest(segmentsRequestSchema, request)
  return inTurn(connection, async () => {
    const build = await readBuildPeriod(connection)
    const schemes = await listSchemes(connection, parsed.language)
    const scheme = findScheme(schemes, parsed.scheme)
    const period = resolvePeriod({ month: parsed.month }, build)
    const { where, scope } = parsed
    const inquiry = await openInquiry(connection, findKpi('repurchase-rate'), { build, where, scope })
    const compared = comparedMonth(parsed.month, parsed.compare)
    const months = { month: parsed.month, compared: isKnownMonth(compared, build) ? compared : null }
    const counts = await readRows(connection, countRow, countsOf(inquiry, { scheme, ...months }))
    const { segment_window: window } = await readSettings(connection)
    return {
      build: build.build,
      scheme: scheme.scheme,
      schemes: schemes.map((each) => each.scheme),
      month: parsed.month,
      through: period.through,
      complete: period.complete,
      compared_month: compared,
      window: window === 'all' ? 'all' : 'trailing',
      ...assemble(scheme, {
        now: countsAt('now', counts),
        before: months.compared === null ? null : countsAt('before', counts)
      }),
      heat: heatOf(counts)
    }
  })
}

/** The first day after a month, at whose opening its customers are classified. */
export const openingAfter = (month: string): Day => addMonths(`${month}-01`, 1)

export function comparedMonth(month: string, compare: string): string {
  if (compare === 'previous') return addMonths(`${month}-01`, -1).slice(0, 7)
  if (compare === 'last-year') return addMonths(`${month}-01`, -12).slice(0, 7)
  return compare
}

/**
 * One statement for both months: who is in which segment, how often which scores are, and the rows of the KPI, each counted
 * for the segment that its customer is in at the end of the month.
 */
function countsOf(
  inquiry: Inquiry,
  { scheme, month, compared }: { scheme: Scheme; month: string; compared: string | null }
): string {
  const { kpi, build, question } = inquiry
  const from = `${month}-01`
  const span = spanOf({ from, until: addMonths(from, 1) }, build)
  const known = { ...span, known_until: resolvePeriod({ month }, build).known_until }
  const classified = (of: string) => classifiedSql(question, { opening: openingAfter(of) })
  const before =
    compared === null
      ? ''
      : `union all by name
      select
        'before' as moment, classified.segment, cast(count(*) as double) as customers,
        cast(coalesce(sum(classified.net_amount), 0) as double) as net_amount
      from (${classified(compared)}) as classified
      group by classified.segment`
  return [
    ...variableStatements({ segment_scheme: scheme.scheme }),
    ...spanStatements(inquiry, known),
    `with
      period_segments as (${classified(month)}),
      period_repurchases as (${kpi.sql})
    select 'now' as moment, counts.* from (${countsSql}) as counts
    ${before}`
  ].join(';\n')
}

function countsAt(moment: CountRow['moment'], rows: readonly CountRow[]): Map<string, Counts> {
  return new Map(
    rows.flatMap((row) => (row.moment === moment && row.segment !== null ? [[row.segment, row]] : []))
  )
}

/** The highest scores first. */
function heatOf(rows: readonly CountRow[]): HeatCell[] {
  return rows
    .flatMap(({ r_score, f_score, customers, net_amount, mean_m_score }) =>
      r_score === null || f_score === null || mean_m_score === null
        ? []
        : { r_score, f_score, customers, net_amount, mean_m_score }
    )
    .toSorted((one, other) => other.r_score - one.r_score || other.f_score - one.f_score)
}

interface Figures {
  readonly now: ReadonlyMap<string, Counts>
  readonly before: ReadonlyMap<string, Counts> | null
}

function assemble(scheme: Scheme, { now, before }: Figures): Pick<SegmentsAnswer, 'rows' | 'total'> {
  const inside = scheme.segments.filter(
    ({ segment }) => segment !== outsideWindow && segment !== notYetCustomer
  )
  const names = inside.map(({ segment }) => segment)
  const whole = togetherOf(names, now)
  const total = rowOf(
    { segment: 'total', label: '', rule: '', treatment: '' },
    { counts: whole, previous: before && togetherOf(names, before), whole }
  )
  const rows = scheme.segments
    .filter(({ segment }) => segment !== notYetCustomer)
    .map((segment) => {
      const { segment: name } = segment
      return rowOf(segment, {
        counts: now.get(name) ?? nobody,
        previous: before && (before.get(name) ?? nobody),
        whole: name === outsideWindow ? null : whole
      })
    })
  return { rows, total }
}

const nobody: Counts = {
  customers: 0,
  net_amount: 0,
  recency_days: null,
  orders: null,
  repeating: null,
  buyers: null
}

/** Several segments as one; means are weighted by customers. */
function togetherOf(names: readonly string[], counts: ReadonlyMap<string, Counts>): Counts {
  const all = names.flatMap((name) => counts.get(name) ?? [])
  const sum = (measure: keyof Counts) => all.reduce((total, each) => total + (each[measure] ?? 0), 0)
  const customers = sum('customers')
  const mean = (measure: 'recency_days' | 'orders') =>
    customers === 0
      ? null
      : all.reduce((total, each) => total + (each[measure] ?? 0) * each.customers, 0) / customers
  return {
    customers,
    net_amount: sum('net_amount'),
    recency_days: mean('recency_days'),
    orders: mean('orders'),
    repeating: sum('repeating'),
    buyers: sum('buyers')
  }
}

function rowOf(
  segment: Segment,
  { counts, previous, whole }: { counts: Counts; previous: Counts | null; whole: Counts | null }
): SegmentRow {
  const { customers, net_amount, recency_days, orders, repeating, buyers } = counts
  const change = previous && customers - previous.customers
  const share = (part: number, all: number | null | undefined) => (all ? part / all : null)
  return {
    ...segment,
    customers,
    share: share(customers, whole?.customers),
    net_amount,
    net_amount_share: share(net_amount, whole?.net_amount),
    recency_days,
    orders,
    // Who has not bought in the window has no net sales of it, and so no mean.
    mean_net_amount: recency_days === null ? null : net_amount / customers,
    repurchase_rate: share(repeating ?? 0, buyers),
    repeating,
    buyers,
    previous_customers: previous && previous.customers,
    change,
    change_rate: changeRate(change, previous && previous.customers),
    previous_net_amount: previous && previous.net_amount
  }
}
