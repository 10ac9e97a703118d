import { readFileSync } from 'node:fs'
import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import { addMonths, firstOfMonth } from '../calendar.ts'
import type { Day } from '../calendar.ts'
import { findKpi } from '../catalog.ts'
import { openInquiry, spanStatements } from '../inquiry.ts'
import type { Inquiry } from '../inquiry.ts'
import { changeRate } from '../member-rows.ts'
import { resolvePeriod, spanOf } from '../period.ts'
import { parseRequest } from '../request.ts'
import { readRows } from '../session.ts'
import { readBuildPeriod, readSettings } from '../settings.ts'
import type { BuildPeriod } from '../settings.ts'
import { inTurn } from '../turns.ts'
import { findScheme, listSchemes, notYetCustomer, outsideWindow } from './schemes.ts'
import type { Scheme, Segment } from './schemes.ts'
import { segmentsRequestSchema } from './segment-request.ts'
import type { SegmentsRequest } from './segment-request.ts'
import { openSegments } from './segment-views.ts'
import type { SegmentView } from './segment-views.ts'

const countsSql = readFileSync(new URL('segment-counts.sql', import.meta.url), 'utf8')
const heatSql = readFileSync(new URL('score-heat.sql', import.meta.url), 'utf8')

const countRow = z.object({
  segment: z.string(),
  customers: z.number(),
  net_amount: z.number(),
  recency_days: z.number().nullable(),
  orders: z.number().nullable(),
  mean_net_amount: z.number().nullable()
})

type Counts = z.output<typeof countRow>

const heatRow = z.object({
  r_score: z.number(),
  f_score: z.number(),
  customers: z.number(),
  net_amount: z.number(),
  mean_m_score: z.number()
})

/** Customers with one pair of R and F scores, with M as their net sales and its mean score. */
export type HeatCell = Readonly<z.output<typeof heatRow>>

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
    const reading = { inquiry, scheme }
    const previous = isKnown(compared, build)
      ? await countSegments(reading, { view: 'base_segments', month: compared })
      : null
    const counts = await countSegments(reading, { view: 'period_segments', month: parsed.month })
    const heat = await readRows(connection, heatRow, heatSql)
    const repurchase = await readRepurchase(reading, parsed.month)
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
      ...assemble(scheme, { counts, previous, repurchase }),
      heat
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

/** Whether the build holds any day of the month. */
const isKnown = (month: string, build: BuildPeriod): boolean =>
  `${month}-01` >= firstOfMonth(build.first_order_on) && `${month}-01` <= build.as_of

interface Reading {
  readonly inquiry: Inquiry
  readonly scheme: Scheme
}

/** Leaves the view as that of the month. */
async function countSegments(
  { inquiry, scheme }: Reading,
  { view, month }: { view: SegmentView; month: string }
): Promise<Map<string, Counts>> {
  const { connection, question } = inquiry
  const moment = { scheme: scheme.scheme, opening: openingAfter(month) }
  await openSegments(connection, view, { question, moment })
  const rows = await readRows(connection, countRow, countsSql.replaceAll('period_segments', view))
  return new Map(rows.map((row) => [row.segment, row]))
}

const repurchaseRow = z.object({ segment: z.string(), repeating: z.number(), buyers: z.number() })

type Repurchase = Omit<z.output<typeof repurchaseRow>, 'segment'>

/** The KPI's own rows, each counted for the segment that its customer is in at the end of the month. */
async function readRepurchase({ inquiry }: Reading, month: string): Promise<Map<string, Repurchase>> {
  const { connection, kpi, build } = inquiry
  const from = `${month}-01`
  const span = spanOf({ from, until: addMonths(from, 1) }, build)
  const known = { ...span, known_until: resolvePeriod({ month }, build).known_until }
  const statements = [
    ...spanStatements(inquiry, known),
    `select
      period_segments.segment,
      cast(sum(counted.numerator) as double) as repeating,
      cast(sum(counted.denominator) as double) as buyers
    from (${kpi.sql}) as counted
    inner join period_segments on period_segments.customer_key = counted.customer_key
    group by period_segments.segment`
  ]
  const rows = await readRows(connection, repurchaseRow, statements.join(';\n'))
  return new Map(rows.map(({ segment, ...sums }) => [segment, sums]))
}

interface Figures {
  readonly counts: ReadonlyMap<string, Counts>
  readonly previous: ReadonlyMap<string, Counts> | null
  readonly repurchase: ReadonlyMap<string, Repurchase>
}

function assemble(scheme: Scheme, figures: Figures): Pick<SegmentsAnswer, 'rows' | 'total'> {
  const inside = scheme.segments.filter(
    ({ segment }) => segment !== outsideWindow && segment !== notYetCustomer
  )
  const names = inside.map(({ segment }) => segment)
  const whole = togetherOf(names, figures.counts)
  const total = rowOf(
    { segment: 'total', label: '', rule: '', treatment: '' },
    {
      counts: whole,
      previous: figures.previous && togetherOf(names, figures.previous),
      repurchase: names.reduce<Repurchase>(
        (sums, name) => {
          const { repeating, buyers } = figures.repurchase.get(name) ?? { repeating: 0, buyers: 0 }
          return { repeating: sums.repeating + repeating, buyers: sums.buyers + buyers }
        },
        { repeating: 0, buyers: 0 }
      )
    },
    whole
  )
  const rows = scheme.segments
    .filter(({ segment }) => segment !== notYetCustomer)
    .map((segment) => {
      const none = nobody(segment.segment)
      return rowOf(
        segment,
        {
          counts: figures.counts.get(segment.segment) ?? none,
          previous: figures.previous && (figures.previous.get(segment.segment) ?? none),
          repurchase: figures.repurchase.get(segment.segment)
        },
        segment.segment === outsideWindow ? null : whole
      )
    })
  return { rows, total }
}

const nobody = (segment: string): Counts => ({
  segment,
  customers: 0,
  net_amount: 0,
  recency_days: null,
  orders: null,
  mean_net_amount: null
})

/** Several segments as one; means are weighted by customers. */
function togetherOf(names: readonly string[], counts: ReadonlyMap<string, Counts>): Counts {
  const all = names.flatMap((name) => counts.get(name) ?? [])
  const customers = all.reduce((sum, each) => sum + each.customers, 0)
  const mean = (measure: 'recency_days' | 'orders') =>
    customers === 0
      ? null
      : all.reduce((sum, each) => sum + (each[measure] ?? 0) * each.customers, 0) / customers
  const net_amount = all.reduce((sum, each) => sum + each.net_amount, 0)
  return {
    segment: 'total',
    customers,
    net_amount,
    recency_days: mean('recency_days'),
    orders: mean('orders'),
    mean_net_amount: customers === 0 ? null : net_amount / customers
  }
}

function rowOf(
  segment: Segment,
  {
    counts,
    previous,
    repurchase
  }: { counts: Counts; previous: Counts | null; repurchase: Repurchase | undefined },
  whole: Counts | null
): SegmentRow {
  const { customers, net_amount, recency_days, orders, mean_net_amount } = counts
  const change = previous && customers - previous.customers
  const share = (part: number, all: number | undefined) => (all ? part / all : null)
  return {
    ...segment,
    customers,
    share: share(customers, whole?.customers),
    net_amount,
    net_amount_share: share(net_amount, whole?.net_amount),
    recency_days,
    orders,
    mean_net_amount,
    repurchase_rate: share(repurchase?.repeating ?? 0, repurchase?.buyers),
    repeating: repurchase?.repeating ?? null,
    buyers: repurchase?.buyers ?? null,
    previous_customers: previous && previous.customers,
    change,
    change_rate: changeRate(change, previous && previous.customers),
    previous_net_amount: previous && previous.net_amount
  }
}
