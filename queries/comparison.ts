import { addDays, addMonths, daysBetween, earlier, firstOfMonth } from './calendar.ts'
import type { Day, DayRange } from './calendar.ts'
import { wholeMonths } from './period.ts'
import type { Period } from './period.ts'
import type { BuildPeriod } from './settings.ts'

export type PeriodComparison = 'previous' | 'last-year'

export interface ComparisonPeriod extends DayRange {
  /** True when it was cut to as many days as the incomplete period has had. */
  readonly same_days: boolean
  /** False when the data begin after its first day: there is nothing to compare with. */
  readonly known: boolean
}

/**
 * The period to compare with. `previous`: as many whole months before, or as many days where the period is
 * not whole months. `last-year`: the same days a year earlier (29 February becomes the 28th). An incomplete
 * period is compared with as many days as it has had, from the start of the other.
 */
export function comparisonPeriod(
  period: Period,
  kind: PeriodComparison,
  build: BuildPeriod
): ComparisonPeriod {
  const whole = kind === 'previous' ? rangeBefore(period) : rangeLastYear(period)
  const sameDays = earlier(whole.until, addDays(whole.from, period.days_so_far))
  return {
    from: whole.from,
    until: period.complete ? whole.until : sameDays,
    same_days: !period.complete,
    known: whole.from >= firstOfMonth(build.first_order_on)
  }
}

function rangeBefore(range: DayRange): DayRange {
  const months = wholeMonths(range)
  const from =
    months > 0 ? addMonths(range.from, -months) : addDays(range.from, -daysBetween(range.from, range.until))
  return { from, until: range.from }
}

/** The same calendar days a year earlier. */
export function rangeLastYear(range: DayRange): DayRange {
  const yearBefore = (day: Day) => addMonths(day, -12)
  if (wholeMonths(range) > 0) return { from: yearBefore(range.from), until: yearBefore(range.until) }
  return { from: yearBefore(range.from), until: addDays(yearBefore(addDays(range.until, -1)), 1) }
}
