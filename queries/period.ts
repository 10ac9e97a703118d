import { addDays, addMonths, daysBetween, earlier, firstOfMonth, monthsBetween } from './calendar.ts'
import type { Day, DayRange } from './calendar.ts'
import { QueryError } from './errors.ts'
import type { PeriodRequest } from './request.ts'
import { completeUntil } from './settings.ts'
import type { BuildPeriod } from './settings.ts'

/** Days to look at: a period, or what another is compared with. */
export interface Span extends DayRange {
  /** The whole period that these days belong to; longer than they are where they were cut. */
  readonly whole: DayRange
  /** The day after the last one that the build knows. */
  readonly known_until: Day
  /** True when asked for as days: they then replace a KPI's own trailing window. */
  readonly is_days: boolean
}

/** A period as asked for, and how much of it the build knows. */
export interface Period extends Span {
  /** False when days of it are still to come: the figures then run up to `through`. */
  readonly complete: boolean
  /** Last day of the period that the build looks at, inclusive. */
  readonly through: Day
  /** Days of the period up to and including `through`. */
  readonly days_so_far: number
}

/**
 * The days that a request means. Quarters are those of the fiscal year, which is named after the calendar
 * year in which it starts: with a start in April, 2026-Q4 is January to March 2027.
 */
export function requestedRange(request: PeriodRequest, fiscalYearStartMonth: number): DayRange {
  if ('month' in request) {
    const from = `${request.month}-01`
    return { from, until: addMonths(from, 1) }
  }
  if ('quarter' in request) {
    const [year = '', quarter = ''] = request.quarter.split('-Q')
    const from = addMonths(`${year}-01-01`, fiscalYearStartMonth - 1 + (Number(quarter) - 1) * 3)
    return { from, until: addMonths(from, 3) }
  }
  return { from: request.from, until: addDays(request.to, 1) }
}

/** The day after the last one of a month that the build looks at. @throws QueryError for a month without data. */
export const endOfMonth = (month: string, build: BuildPeriod): Day =>
  earlier(resolvePeriod({ month }, build).until, addDays(build.as_of, 1))

/** @throws QueryError when the build holds no day of the period; the parameter is the period's own unless named. */
export function resolvePeriod(request: PeriodRequest, build: BuildPeriod, parameter?: string): Period {
  const range = requestedRange(request, build.fiscal_year_start_month)
  const firstDay = firstOfMonth(build.first_order_on)
  if (range.from > build.as_of || range.until <= firstDay) {
    const [[kind, value] = ['period', '']] = Object.entries(
      'from' in request ? { from: `${request.from} to ${request.to}` } : request
    )
    throw new QueryError({
      parameter: parameter ?? kind,
      value,
      allowed: `this build holds ${firstDay} to ${build.as_of}`
    })
  }
  const complete = range.until <= completeUntil(build)
  const known_until = complete ? range.until : addDays(build.as_of, 1)
  return {
    ...range,
    whole: range,
    known_until,
    is_days: 'from' in request,
    complete,
    through: addDays(known_until, -1),
    days_so_far: daysBetween(range.from, known_until)
  }
}

/** A month, or months, as far as the build knows them. */
export function spanOf(range: DayRange, build: BuildPeriod): Span {
  return {
    ...range,
    whole: range,
    known_until: earlier(range.until, completeUntil(build)),
    is_days: false
  }
}

/** The period before: as many whole months, or as many days where it is not made of whole months. */
export function rangeBefore(range: DayRange): DayRange {
  const months = wholeMonths(range)
  const from =
    months > 0 ? addMonths(range.from, -months) : addDays(range.from, -daysBetween(range.from, range.until))
  return { from, until: range.from }
}

/** The `count` months that end with `month`, each as its range; oldest first. */
export function monthsUpTo(month: string, count: number): DayRange[] {
  const last = `${month}-01`
  return Array.from({ length: count }, (_, index) => {
    const from = addMonths(last, index - count + 1)
    return { from, until: addMonths(from, 1) }
  })
}

/** Number of whole months in the range; 0 when it does not start and end with a month. */
export function wholeMonths({ from, until }: DayRange): number {
  return from.endsWith('-01') && until.endsWith('-01') ? monthsBetween(from, until) : 0
}

/** Whether the build holds any day of the month. */
export const isKnownMonth = (month: string, build: BuildPeriod): boolean =>
  `${month}-01` >= firstOfMonth(build.first_order_on) && `${month}-01` <= build.as_of
