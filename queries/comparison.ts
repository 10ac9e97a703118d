import { addDays, addMonths, daysBetween, earlier, firstOfMonth } from './calendar.ts'
import type { Day, DayRange } from './calendar.ts'
import { lunarNewYear } from './chinese-calendar.ts'
import { rangeBefore, resolvePeriod, wholeMonths } from './period.ts'
import type { Period, Span } from './period.ts'
import { comparedPeriod } from './request.ts'
import { completeUntil } from './settings.ts'
import type { BuildPeriod } from './settings.ts'

/** The comparisons of one period with one other. */
export type PeriodComparison = 'previous' | 'last-year' | 'last-year-lunar' | 'period'

export interface ComparisonPeriod extends Span {
  readonly kind: PeriodComparison
  /** True when it was cut to as many days as the incomplete period has had. */
  readonly same_days: boolean
  /** False when the data begin after its first day: there is nothing to compare with. */
  readonly known: boolean
}

/**
 * The period to compare with. `previous`: as many whole months before, or as many days where the period is
 * not whole months. `last-year`: the same days a year earlier (29 February becomes the 28th). `last-year-lunar`: the
 * days that lie as far from the lunar new year a year earlier. An incomplete period is compared with as many days as it
 * has had, from the start of the other; a trailing window, which always has all its days, with the other one whole.
 * @throws QueryError when the build holds no day of a chosen period.
 */
export function comparisonPeriod(
  period: Period,
  compare: string,
  { build, trails }: { build: BuildPeriod; trails: boolean }
): ComparisonPeriod {
  const { kind, whole, is_days } = comparedRange(period, compare, build)
  const known = whole.from >= firstOfMonth(build.first_order_on)
  const same_days = !period.complete && !trails
  const until = same_days ? earlier(whole.until, addDays(whole.from, period.days_so_far)) : whole.until
  return {
    kind,
    from: whole.from,
    until,
    whole,
    known_until: earlier(until, completeUntil(build)),
    is_days,
    same_days,
    known
  }
}

function comparedRange(
  period: Period,
  compare: string,
  build: BuildPeriod
): { kind: PeriodComparison; whole: DayRange; is_days: boolean } {
  const chosen = comparedPeriod(compare)
  if (chosen !== null) {
    const { whole, is_days } = resolvePeriod(chosen, build, 'compare')
    return { kind: 'period', whole, is_days }
  }
  const { is_days } = period
  if (compare === 'last-year') return { kind: compare, whole: rangeLastYear(period.whole), is_days }
  if (compare === 'last-year-lunar')
    return { kind: compare, whole: rangeLastLunarYear(period.whole), is_days }
  return { kind: 'previous', whole: rangeBefore(period.whole), is_days }
}

/** The same calendar days a year earlier. */
export function rangeLastYear(range: DayRange): DayRange {
  const yearBefore = (day: Day) => addMonths(day, -12)
  if (wholeMonths(range) > 0) return { from: yearBefore(range.from), until: yearBefore(range.until) }
  return { from: yearBefore(range.from), until: addDays(yearBefore(addDays(range.until, -1)), 1) }
}

/** As many days, as far from the lunar new year a year earlier; the year is that of the range's last day. */
export function rangeLastLunarYear(range: DayRange): DayRange {
  const year = Number(addDays(range.until, -1).slice(0, 4))
  const shift = daysBetween(lunarNewYear(year), lunarNewYear(year - 1))
  return { from: addDays(range.from, shift), until: addDays(range.until, shift) }
}
