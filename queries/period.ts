import { addDays, addMonths, daysBetween, firstOfMonth, monthsBetween } from './calendar.ts'
import type { Day, DayRange } from './calendar.ts'
import { QueryError } from './errors.ts'
import type { PeriodRequest } from './request.ts'
import { completeUntil } from './settings.ts'
import type { BuildPeriod } from './settings.ts'

/** A period as asked for, and how much of it the build knows. */
export interface Period extends DayRange {
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

/** @throws QueryError when the build holds no day of the period. */
export function resolvePeriod(request: PeriodRequest, build: BuildPeriod): Period {
  const range = requestedRange(request, build.fiscal_year_start_month)
  const firstDay = firstOfMonth(build.first_order_on)
  if (range.from > build.as_of || range.until <= firstDay) {
    throw new QueryError({
      parameter: 'month' in request ? 'month' : 'quarter' in request ? 'quarter' : 'from',
      value:
        'month' in request
          ? request.month
          : 'quarter' in request
            ? request.quarter
            : `${request.from} to ${request.to}`,
      allowed: `this build holds ${firstDay} to ${build.as_of}`
    })
  }
  const complete = range.until <= completeUntil(build)
  const dayAfter = complete ? range.until : addDays(build.as_of, 1)
  return {
    ...range,
    complete,
    through: addDays(dayAfter, -1),
    days_so_far: daysBetween(range.from, dayAfter)
  }
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
