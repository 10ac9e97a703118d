import type { DuckDBConnection } from '@duckdb/node-api'
import { addDays, addMonths, earlier } from '../calendar.ts'
import type { Day, DayRange } from '../calendar.ts'
import { findKpi } from '../catalog.ts'
import { readEveryDimension } from '../dimensions.ts'
import { dimensionsFor, openInquiry } from '../inquiry.ts'
import type { Inquiry } from '../inquiry.ts'
import { resolvePeriod } from '../period.ts'
import type { Period, Span } from '../period.ts'
import type { Filter, Scope } from '../request.ts'
import { readBuildPeriod } from '../settings.ts'
import type { BuildPeriod } from '../settings.ts'

/** Months over which answers are looked at where one month has too few. */
export const yearMonths = 12

/** Which answers are looked at: up to the end of a month, through filters, of the customers whom the viewer may see. */
export interface Look {
  readonly build: BuildPeriod
  readonly month: string
  readonly period: Period
  /** The twelve months that end with it, as far as the build knows them. */
  readonly year: Span
  /** Opens `period_responses`. */
  readonly responses: Inquiry
  /** Opens `period_invitations`; without the filters by what only answers have. */
  readonly invitations: Inquiry
  /** Filters by what surveys do not know, such as products: they are left out. */
  readonly left_out: readonly string[]
  /** Those that are not. */
  readonly where: readonly Filter[]
}

/** @throws QueryError when the build has no answers, no such month, or no such dimension. */
export async function openLook(
  connection: DuckDBConnection,
  asked: { month?: string | undefined; where: readonly Filter[]; scope: Scope }
): Promise<Look> {
  const build = await readBuildPeriod(connection)
  const month = asked.month ?? (build.complete_through ?? build.as_of).slice(0, 7)
  const period = resolvePeriod({ month }, build, 'month')
  const dimensions = await readEveryDimension(connection)
  const all = new Set(dimensions.map(({ name }) => name))
  const [answers, sent] = [findKpi('nps'), findKpi('survey-response-rate')]
  const standing = (kpi: typeof answers) => new Set(dimensionsFor(kpi, dimensions).map(({ name }) => name))
  const [ofAnswers, ofInvitations] = [standing(answers), standing(sent)]
  // What the build does not have at all is refused where it is asked for.
  const kept = asked.where.filter(({ dimension }) => ofAnswers.has(dimension) || !all.has(dimension))
  const shared = kept.filter(({ dimension }) => ofInvitations.has(dimension) || !all.has(dimension))
  // Filters go by their places on the session: those that both have come first.
  const where = [...shared, ...kept.filter((filter) => !shared.includes(filter))]
  const slicing = { scope: asked.scope, build }
  // A build without invitations has answers all the same.
  const invited = await openInquiry(connection, { ...sent, reads: [] }, { ...slicing, where: shared })
  return {
    build,
    month,
    period,
    year: yearTo(period, build),
    responses: await openInquiry(connection, answers, { ...slicing, where }),
    invitations: { ...invited, kpi: sent, question: { ...invited.question, reads: sent.reads } },
    left_out: asked.where.filter((filter) => !where.includes(filter)).map(({ dimension }) => dimension),
    where
  }
}

function yearTo({ from, until }: DayRange, build: BuildPeriod): Span {
  const range = { from: addMonths(from, 1 - yearMonths), until }
  return spanBetween(range, earlier(until, addDays(build.as_of, 1)))
}

/** Days as they are, whatever they are part of. */
export const spanBetween = (range: DayRange, known_until: Day = range.until): Span => ({
  ...range,
  whole: range,
  known_until,
  is_days: true
})
