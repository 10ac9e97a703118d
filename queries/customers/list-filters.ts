import { addDays, addMonths, isDay } from '../calendar.ts'
import type { Day, DayRange } from '../calendar.ts'
import { QueryError } from '../errors.ts'
import { requestedRange } from '../period.ts'
import { monthSchema, quarterSchema } from '../request.ts'
import type { JoinName } from './list-joins.ts'

/** What narrows the list of customers down besides dimensions and search, as it stands in addresses. */
export const listParameters = [
  'scheme',
  'segment',
  'from_segment',
  'to_segment',
  'from_month',
  'to_month',
  'r_score',
  'f_score',
  'stage',
  'cluster',
  'rule',
  'cohort'
] as const

export type ListParameter = (typeof listParameters)[number]

export type ListChoice = Readonly<Partial<Record<ListParameter, string>>>

/** A condition on rows of `customers` and what is joined to them; texts reach it as session variables. */
export interface ListCondition {
  readonly needs: readonly JoinName[]
  readonly sql: string
}

interface FilterContext {
  readonly choice: ListChoice
  /** The day after the last one that the list looks at. */
  readonly until: Day
  readonly fiscalYearStartMonth: number
}

/**
 * The condition of one parameter on the value given for it. The value is in the session variable `list_<parameter>`; a
 * parameter that only goes with another has none of its own.
 */
type ListFilter = (value: string, context: FilterContext) => ListCondition | null

/** One entry per parameter. */
const listFilters: Readonly<Record<ListParameter, ListFilter>> = {
  scheme: () => null,
  segment: (_, { choice, until }) => inSegment('segment', choice, until),
  from_segment: (_, { choice }) => inSegment('from_segment', choice, afterMonth('from_month', choice)),
  to_segment: (_, { choice }) => inSegment('to_segment', choice, afterMonth('to_month', choice)),
  r_score: (_, { until }) => withScore('r_score', until),
  f_score: (_, { until }) => withScore('f_score', until),
  from_month: () => null,
  to_month: () => null,
  stage: () => ({ needs: ['stages'], sql: "stages.stage = getvariable('list_stage')" }),
  cluster: () => ({
    needs: [],
    sql: `customers.customer_key in (
      select of_customers.customer_key from marts.customer_clusters as of_customers
      where of_customers.cluster = getvariable('list_cluster'))`
  }),
  rule: () => ({
    needs: [],
    sql: `customers.customer_key in (
      select risks.customer_key from marts.customer_risks as risks where risks.rule = getvariable('list_rule'))`
  }),
  cohort: (value, { fiscalYearStartMonth }) => {
    const { from, until } = cohortRange(value, fiscalYearStartMonth)
    return {
      needs: [],
      sql: `customers.first_order_on >= date '${from}' and customers.first_order_on < date '${until}'`
    }
  }
}

/** Segments part everybody, those included of whom a month knows nothing yet. */
export const partsEverybody = ({ segment, from_segment, to_segment }: ListChoice): boolean =>
  (segment ?? from_segment ?? to_segment) !== undefined

/** @throws QueryError for a value that is none. */
export function listConditions(context: FilterContext): ListCondition[] {
  return listParameters.flatMap((parameter) => {
    const value = context.choice[parameter]
    return (value === undefined ? null : listFilters[parameter](value, context)) ?? []
  })
}

/** The segment of the variable `list_<parameter>`, of the scheme asked for or the one that the build shows first. */
function inSegment(parameter: ListParameter, { scheme }: ListChoice, opening: Day): ListCondition {
  const ofScheme =
    scheme === undefined
      ? "(select settings.value from marts.settings as settings where settings.name = 'segment_scheme')"
      : "getvariable('list_scheme')"
  return {
    needs: [],
    sql: `customers.customer_key in (
      select customer_segments.customer_key
      from marts.customer_segments as customer_segments
      where customer_segments.scheme = ${ofScheme}
        and customer_segments.segment = getvariable('list_${parameter}')
        and customer_segments.valid_from <= date '${opening}' and customer_segments.valid_to > date '${opening}'
    )`
  }
}

/** The first day after the month given: segments are those of its end. */
function afterMonth(parameter: 'from_month' | 'to_month', choice: ListChoice): Day {
  const month = choice[parameter] ?? ''
  if (monthSchema.safeParse(month).success) return addMonths(`${month}-01`, 1)
  throw new QueryError({
    parameter,
    value: month,
    allowed: 'the month of the segment, such as 2026-10'
  })
}

function withScore(parameter: 'r_score' | 'f_score', opening: Day): ListCondition {
  return {
    needs: [],
    sql: `customers.customer_key in (
      select rfm_scores.customer_key
      from marts.rfm_scores as rfm_scores
      where rfm_scores.opening_on = date '${opening}'
        and cast(rfm_scores.${parameter} as varchar) = getvariable('list_${parameter}')
    )`
  }
}

/** A cohort is a month, a quarter of the fiscal year, or days as `from..to`. */
function cohortRange(value: string, fiscalYearStartMonth: number): DayRange {
  if (monthSchema.safeParse(value).success) return requestedRange({ month: value }, fiscalYearStartMonth)
  if (quarterSchema.safeParse(value).success) return requestedRange({ quarter: value }, fiscalYearStartMonth)
  const [from = '', to = ''] = value.split('..')
  if (isDay(from) && isDay(to) && from <= to) return { from, until: addDays(to, 1) }
  throw new QueryError({
    parameter: 'cohort',
    value,
    allowed: 'the month or quarter of the first purchase, such as 2026-03 or 2026-Q1'
  })
}
