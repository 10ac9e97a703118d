import { firstOfMonth } from './calendar.ts'
import type { DayRange } from './calendar.ts'
import type { KpiDefinition } from './define-query.ts'
import { monthsUpTo } from './period.ts'
import { completeUntil } from './settings.ts'
import type { BuildPeriod } from './settings.ts'

export interface HistoryPoint {
  /** `YYYY-MM`. */
  readonly month: string
  /** Null before the first and after the last month of data, and for a rate of nothing. */
  readonly value: number | null
  /** False when days of the month are still to come. */
  readonly complete: boolean
}

export interface HistoryMonths {
  /** Oldest first. */
  readonly asked: readonly DayRange[]
  /** Those of them that the build holds days of. */
  readonly known: readonly DayRange[]
}

/** The `months` months that end with `month`. */
export function historyMonths(
  { month, months }: { month: string; months: number },
  build: BuildPeriod
): HistoryMonths {
  const asked = monthsUpTo(month, months)
  const begins = firstOfMonth(build.first_order_on)
  return { asked, known: asked.filter(({ from, until }) => until > begins && from <= build.as_of) }
}

/** The points of a history from the values of its known months, by `YYYY-MM`. */
export function historyPoints(
  { asked, known }: HistoryMonths,
  {
    kpi,
    build,
    values
  }: { kpi: KpiDefinition; build: BuildPeriod; values: ReadonlyMap<string, number | null> }
): HistoryPoint[] {
  const begins = firstOfMonth(build.first_order_on)
  const nothing = kpi.kind === 'sum' ? 0 : null
  return asked.map((range) => {
    const month = range.from.slice(0, 7)
    return {
      month,
      value: known.includes(range) ? (values.get(month) ?? nothing) : null,
      complete: range.until <= completeUntil(build) && range.until > begins
    }
  })
}
