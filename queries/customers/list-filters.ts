import { addDays, addMonths, earlier, isDay } from '../calendar.ts'
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
  'closing_stage',
  'cluster',
  'rule',
  'grade',
  'cohort',
  'bought',
  'not_bought',
  'classes'
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
  /** The day at whose opening customers are classified. */
  readonly classesOn: Day
  readonly fiscalYearStartMonth: number
  /** Select of customers' purchases, `customer_key` and `ordered_on`: of what the list's filters of lines leave. */
  readonly purchases: string
  /** Whether filters of lines leave out any. */
  readonly isSlice: boolean
}

/**
 * The condition of one parameter on the value given for it. The value is in the session variable `list_<parameter>`; a
 * parameter that only goes with another has none of its own.
 */
type ListFilter = (value: string, context: FilterContext) => ListCondition | null

/** One entry per parameter. */
const listFilters: Readonly<Record<ListParameter, ListFilter>> = {
  scheme: () => null,
  segment: (_, { choice, classesOn }) => inSegment('segment', choice, classesOn),
  from_segment: (_, { choice }) => inSegment('from_segment', choice, afterMonth('from_month', choice)),
  to_segment: (_, { choice }) => inSegment('to_segment', choice, afterMonth('to_month', choice)),
  r_score: (_, { classesOn }) => withScore('r_score', classesOn),
  f_score: (_, { classesOn }) => withScore('f_score', classesOn),
  from_month: () => null,
  to_month: () => null,
  stage: () => ({ needs: ['stages'], sql: "stages.stage = getvariable('list_stage')" }),
  // At the end of the list, whatever day the classes are of.
  closing_stage: (_, { until }) => ({
    needs: [],
    sql: `customers.customer_key in (
      select closing.customer_key from marts.customer_lifecycle as closing
      where closing.stage = getvariable('list_closing_stage')
        and closing.valid_from < date '${until}' and closing.valid_to >= date '${until}')`
  }),
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
  // Of the last assessment up to the month of the list.
  grade: (_, { until }) => ({
    needs: [],
    sql: `customers.customer_key in (
      select assessments.customer_key from marts.customer_assessments as assessments
      where assessments.grade = getvariable('list_grade')
        and assessments.month = (
          select max(earlier.month) from marts.customer_assessments as earlier where earlier.month < date '${until}'))`
  }),
  cohort: (value, { fiscalYearStartMonth, purchases, isSlice }) => {
    const { from, until } = cohortRange(value, fiscalYearStartMonth)
    const within = (day: string) => `${day} >= date '${from}' and ${day} < date '${until}'`
    return {
      needs: [],
      sql: isSlice
        ? `customers.customer_key in (
          select bought.customer_key from (${purchases}) as bought
          group by bought.customer_key having ${within('min(bought.ordered_on)')})`
        : within('customers.first_order_on')
    }
  },
  bought: (value, context) => ({
    needs: [],
    sql: `customers.customer_key in (${boughtSql('bought', value, context)})`
  }),
  not_bought: (value, context) => ({
    needs: [],
    sql: `customers.customer_key not in (${boughtSql('not_bought', value, context)})`
  }),
  classes: () => null
}

/**
 * The day at whose opening the customers of a list are classified: the one after its last, or after the month that
 * `classes` names, as figures of a period classify them at its opening.
 * @throws QueryError for a month that is none.
 */
export const classesDay = (choice: ListChoice, until: Day): Day =>
  choice.classes === undefined ? until : earlier(afterMonth('classes', choice), until)

/** A cohort with filters of lines is of those who bought of these first then, however long ago. */
export const looksBack = ({ cohort }: ListChoice): boolean => cohort !== undefined

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

/** The first day after the month given: classes are those of its end. */
function afterMonth(parameter: 'from_month' | 'to_month' | 'classes', choice: ListChoice): Day {
  const month = choice[parameter] ?? ''
  if (monthSchema.safeParse(month).success) return addMonths(`${month}-01`, 1)
  throw new QueryError({
    parameter,
    value: month,
    allowed: 'the month at whose end customers are of a class, such as 2026-10'
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

/** What stands at the end of a period that goes on to the last day of the list. */
const onward = '..'

/** Who bought in a month or quarter, or with `..` after it in that or any later one, up to the day of the list. */
function boughtSql(
  parameter: 'bought' | 'not_bought',
  value: string,
  { fiscalYearStartMonth, purchases, until }: FilterContext
): string {
  const isOnward = value.endsWith(onward)
  const name = isOnward ? value.slice(0, -onward.length) : value
  const period = monthSchema.safeParse(name).success
    ? { month: name }
    : quarterSchema.safeParse(name).success
      ? { quarter: name }
      : null
  if (period === null)
    throw new QueryError({
      parameter,
      value,
      allowed: 'a month or quarter, such as 2026-03 or 2026-Q1; 2026-03.. for it and all later ones'
    })
  const range = requestedRange(period, fiscalYearStartMonth)
  const end = isOnward ? until : earlier(range.until, until)
  return `select bought.customer_key from (${purchases}) as bought
      where bought.ordered_on >= date '${range.from}' and bought.ordered_on < date '${end}'`
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
