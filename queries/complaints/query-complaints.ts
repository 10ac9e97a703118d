import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import { standsOn } from '../backing.ts'
import type { Book } from '../book/book.ts'
import { readBook } from '../book/read-book.ts'
import { addDays } from '../calendar.ts'
import type { Day } from '../calendar.ts'
import { findKpi } from '../catalog.ts'
import { comparisonPeriod } from '../comparison.ts'
import { openInquiry, spanStatements } from '../inquiry.ts'
import type { Inquiry } from '../inquiry.ts'
import { openMemberLabels } from '../member-labels.ts'
import { resolvePeriod } from '../period.ts'
import type { Span } from '../period.ts'
import { splitDimensions } from '../question.ts'
import type { Split } from '../question.ts'
import { parseRequest } from '../request.ts'
import { keptFor, readRows } from '../session.ts'
import { readBuildPeriod } from '../settings.ts'
import { kaplanMeier } from '../statistics/kaplan-meier.ts'
import type { SurvivalStep } from '../statistics/kaplan-meier.ts'
import { logRank } from '../statistics/log-rank.ts'
import { newcombeInterval } from '../statistics/newcombe.ts'
import { inTurn } from '../turns.ts'
import {
  clockOf,
  countedRow,
  countedSql,
  figuresOf,
  perStep,
  timesOf,
  type CountedRow,
  type StepFigures,
  type Steps
} from './counted-steps.ts'
import { groupsOf, type ComplaintGroup, type SpanCounts } from './complaint-groups.ts'
import { numbersFrom, ordersOf } from './orders-of.ts'
import { complaintsRequestSchema } from './request.ts'
import type { ComplaintsRequest } from './request.ts'
import { complaintSteps, readComplaintTerms } from './terms.ts'
import type { ComplaintClock, ComplaintStepName } from './terms.ts'

/** A step over the period, and over the one compared with. */
export interface ComplaintStep extends StepFigures {
  readonly step: ComplaintStepName
  readonly limit_minutes: number
  /** False where the source never tells when it was done. */
  readonly tracked: boolean
  readonly base: StepFigures | null
  /** Of the share in time, in fractions, with its 95 % interval (Newcombe). */
  readonly change: number | null
  readonly change_low: number | null
  readonly change_high: number | null
  /** The chance that the times of both periods differ as much without any reason (log-rank). */
  readonly times_p: number | null
  /** The share not yet done after so many minutes (Kaplan and Meier). */
  readonly curve: readonly SurvivalStep[]
  readonly base_curve: readonly SurvivalStep[]
}

export interface ComplaintsAnswer {
  readonly build: string
  /** Nothing is known after the end of this day: what is open is censored there. */
  readonly as_of: Day
  readonly period: { readonly from: Day; readonly to: Day }
  readonly complete: boolean
  readonly comparison: { readonly from: Day; readonly to: Day; readonly same_days: boolean } | null
  readonly by: string | null
  readonly clock: ComplaintClock
  /** The clock of the config. */
  readonly configured_clock: ComplaintClock
  /** Minutes of a day on the clock. */
  readonly day_minutes: number
  readonly minimum_n: number
  readonly total: ComplaintGroup
  /** Those with most complaints first. */
  readonly groups: readonly ComplaintGroup[]
  readonly left_out: { readonly groups: number; readonly complaints: number }
  readonly steps: readonly ComplaintStep[]
}

const orderRow = z.object({ key: z.string(), orders: z.number() })

/**
 * Complaints opened in a period: how many, for how many orders, how soon they were answered, solved and followed up, and
 * which groups stand out against the period compared with.
 * @throws QueryError when a parameter does not fit, or does not fit this build.
 */
export async function queryComplaints(
  connection: DuckDBConnection,
  request: ComplaintsRequest
): Promise<ComplaintsAnswer> {
  const { by, where, scope, language, limit, compare, ...parsed } = parseRequest(
    complaintsRequestSchema,
    request
  )
  const book = await readBook(connection)
  return inTurn(connection, async () => {
    const build = await readBuildPeriod(connection)
    const terms = await readComplaintTerms(connection)
    const { clock, limits } = clockOf(parsed.clock, terms)
    const period = resolvePeriod(parsed.period, build)
    const inquiry = await openInquiry(connection, findKpi('complaints'), { by, where, scope, build })
    await openMemberLabels(connection, splitDimensions(inquiry.question.by)[0] ?? null, language)
    const other = compare === undefined ? null : comparisonPeriod(period, compare, { build, trails: false })
    const now = await countSpan(inquiry, period, { clock, book })
    const before = other?.known === true ? await countSpan(inquiry, other, { clock, book }) : null
    const { total, groups, left_out } = groupsOf(now, before, by === undefined ? 0 : limit)
    const tracked = await trackedSteps(connection)
    return {
      build: build.build,
      as_of: build.as_of,
      period: { from: period.from, to: addDays(period.until, -1) },
      complete: period.complete,
      comparison:
        other === null || before === null
          ? null
          : { from: other.from, to: addDays(other.until, -1), same_days: other.same_days },
      by: by ?? null,
      clock,
      configured_clock: terms.clock,
      day_minutes: clock === 'working' ? terms.work_minutes : 24 * 60,
      minimum_n: terms.minimum_n,
      total,
      groups,
      left_out,
      steps: complaintSteps.map((step) => ({
        ...stepOf(step, now.rows, before?.rows ?? null),
        limit_minutes: limits[step],
        tracked: tracked[step]
      }))
    }
  })
}

/** The complaints of a span by group, and the orders that they are held against. */
async function countSpan(
  inquiry: Inquiry,
  span: Span,
  { clock, book }: { clock: ComplaintClock; book: Book | null }
): Promise<SpanCounts> {
  const { connection, question } = inquiry
  const rows = await readRows(
    connection,
    countedRow,
    [...spanStatements(inquiry, span), countedSql(clock)].join(';\n')
  )
  const ordersBy = async (by: Split) => {
    const asked = ordersOf(inquiry, by)
    return numbersFrom(book, asked, span) ?? countOrders(asked, span)
  }
  const total = await ordersBy(null)
  const [dimension] = splitDimensions(question.by)
  const splits = dimension !== undefined && standsOn('order_lines', dimension)
  return {
    rows,
    orders: total.get('total') ?? 0,
    ordersOf: splits ? await ordersBy(dimension) : null
  }
}

async function countOrders(inquiry: Inquiry, span: Span): Promise<Map<string, number>> {
  const rows = await readRows(
    inquiry.connection,
    orderRow,
    [
      ...spanStatements(inquiry, span),
      `select
        coalesce(period_member_labels.key, cast(counted.member as varchar), '') as key,
        cast(sum(counted.numerator) as double) as orders
      from (${inquiry.kpi.sql}) as counted
      left join period_member_labels
        on cast(period_member_labels.member as varchar) = cast(counted.member as varchar)
      group by all`
    ].join(';\n')
  )
  return new Map(rows.map(({ key, orders }) => [key, orders]))
}

/** The steps that the source tells of at all. */
const trackedSteps = keptFor(async (connection): Promise<Steps<boolean>> => {
  const rows = await readRows(
    connection,
    z.object({ step: z.enum(complaintSteps) }),
    'select distinct complaint_steps.step from marts.complaint_steps as complaint_steps'
  )
  return perStep((step) => rows.some((row) => row.step === step))
})

function stepOf(
  step: ComplaintStepName,
  now: readonly CountedRow[],
  before: readonly CountedRow[] | null
): Omit<ComplaintStep, 'limit_minutes' | 'tracked'> {
  const times = timesOf(now, step)
  const baseTimes = before === null ? [] : timesOf(before, step)
  const [curve, base_curve] = [kaplanMeier(times), kaplanMeier(baseTimes)]
  const figures = figuresOf(now, step, curve)
  const base = before === null ? null : figuresOf(before, step, base_curve)
  const interval =
    base === null
      ? null
      : newcombeInterval({ hits: figures.in_time, n: figures.n }, { hits: base.in_time, n: base.n })
  return {
    step,
    ...figures,
    base,
    change:
      figures.share === null || base === null || base.share === null ? null : figures.share - base.share,
    change_low: interval?.low ?? null,
    change_high: interval?.high ?? null,
    times_p: logRank([times, baseTimes])?.p ?? null,
    curve,
    base_curve
  }
}
