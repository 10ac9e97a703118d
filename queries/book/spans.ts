import { addDays, addMonths, monthsOf } from '../calendar.ts'
import { kpis } from '../catalog.ts'
import { comparedWith, comparesPeriods } from '../compared.ts'
import type { KpiDefinition } from '../define-query.ts'
import { resolvePeriod, spanOf } from '../period.ts'
import type { Span } from '../period.ts'
import type { BuildPeriod } from '../settings.ts'

/** Days that the book counts. */
export interface BookSpan extends Span {
  /** From 1 */
  readonly id: number
  /** Whether it belongs to the newest months, which are counted in more detail: by pairs of members. */
  readonly is_recent: boolean
}

/** A history goes no further back. */
const mostMonths = 120
const comparisons = ['previous', 'last-year', 'last-year-lunar', 'trailing-mean']

/** Every month of the build, and whatever days one of the newest so many is compared with. */
export function bookSpans(build: BuildPeriod, recentMonths: number): BookSpan[] {
  const months = monthsOf({ from: build.first_order_on, until: addDays(build.as_of, 1) }).slice(-mostMonths)
  const spans = months.map((from) => spanOf({ from, until: addMonths(from, 1) }, build))
  const recent = recentMonths === 0 ? [] : spans.slice(-recentMonths)
  const asked = [...recent, ...recent.flatMap((month) => comparedSpans(month, build))]
  const recentKeys = new Set(asked.map(spanKey))
  const all = new Map([...spans, ...asked].map((span) => [spanKey(span), span]))
  return [...all].map(([key, span], index) => ({ ...span, id: index + 1, is_recent: recentKeys.has(key) }))
}

/** The same days may be a whole month, or one cut to as many days as another has had. */
export const spanKey = ({ from, until, known_until, whole, is_days }: Span): string =>
  [from, until, known_until, whole.from, whole.until, is_days].join(' ')

/** Of what KPIs compare a month with: those of its own days, and those of a year that ends with it. */
function comparedSpans({ from }: Span, build: BuildPeriod): Span[] {
  const period = resolvePeriod({ month: from.slice(0, 7) }, build)
  const methods = [...new Map(kpis.map((kpi) => [kpi.window, kpi])).values()]
  return methods.flatMap((kpi) =>
    comparisons
      .map((compare) => comparedWith({ kpi, build }, { compare, period }))
      .filter(comparesPeriods)
      .flatMap((compared) => {
        if (compared.kind === 'trailing-mean') return compared.months
        return compared.kind === 'period' ? [compared.span] : []
      })
  )
}

/** A year that ends with a month is never cut to as many days as another month has had. */
export const isCountedIn = ({ window }: Pick<KpiDefinition, 'window'>, { until, whole }: Span): boolean =>
  window === 'period' || until === whole.until
