import { addDays, earlier, firstOfMonth, later } from './calendar.ts'
import type { Day, DayRange } from './calendar.ts'
import type { KpiMethod } from './define-query.ts'
import { rangeBefore } from './period.ts'
import type { Span } from './period.ts'
import type { BuildPeriod } from './settings.ts'

const trailingDays = 365
const endOfTime: Day = '9998-12-31'
/** No day before it has four digits; asked for centuries, a figure looks back no further. */
const beginningOfTime: Day = '1000-01-01'

/** The days that a KPI looks at for a period; `until` days are exclusive. */
export interface Window extends DayRange {
  /** Start of the period asked for; the period before it, the base, ends here. */
  readonly period_from: Day
  readonly base_from: Day
  /** The day after the last known one of the window. */
  readonly known_until: Day
  readonly history_from: Day
  readonly history_until: Day
  /** As openingOf tells, or another first of a month by which customers are classified. */
  readonly opening_on: Day
  readonly churn_window_days: number
  readonly repeat_window_days: number
  readonly complaint_clock: BuildPeriod['complaint_clock']
}

/** The first of the month at whose opening the customers of a span are classified. */
export const openingOf = ({ from }: DayRange): Day => firstOfMonth(from)

/** Where a KPI looks for the figure of a span. A trailing window ends with the last known day, and is never cut. */
export function windowOf(method: KpiMethod, span: Span, build: BuildPeriod): Window {
  const trails = method.window === 'trailing-year' && !span.is_days
  const days = trails
    ? { from: addDays(span.known_until, -trailingDays), until: span.known_until }
    : { from: span.from, until: span.until }
  const base_from = later(rangeBefore(span.whole).from, beginningOfTime)
  const churn_window_days = build.churn_window_days[method.churn_window]
  const starts: Record<KpiMethod['looks_back'], Day> = {
    window: days.from,
    base: base_from,
    'churn-window': later(addDays(days.from, -churn_window_days), beginningOfTime),
    all: earlier(firstOfMonth(build.first_order_on), days.from)
  }
  return {
    ...days,
    period_from: span.from,
    base_from,
    known_until: earlier(span.known_until, days.until),
    history_from: starts[method.looks_back],
    history_until: method.looks_ahead ? endOfTime : days.until,
    opening_on: openingOf(span),
    churn_window_days,
    repeat_window_days: build.repeat_window_days,
    complaint_clock: method.complaint_clock === 'configured' ? build.complaint_clock : method.complaint_clock
  }
}

/**
 * True when the data begin after a day that the figure should know. Who is new cannot be told before the data reach
 * back W days.
 */
export function isShortHistory(method: KpiMethod, window: Window, build: BuildPeriod): boolean {
  const start = firstOfMonth(build.first_order_on)
  if (method.reads.includes('first_purchases')) return addDays(start, window.churn_window_days) > window.from
  return (method.looks_back === 'all' ? window.from : earlier(window.history_from, window.from)) < start
}
