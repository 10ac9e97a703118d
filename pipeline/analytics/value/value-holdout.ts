import { forecastPurchases, type BgNbdParameters } from './bg-nbd.ts'
import { daysPerWeek } from './purchase-histories.ts'

/** A quarter: in less than that too few purchases fall for a deviation to mean anything. */
const fewestWeeks = 13

/** The last third of the weeks is held back, and at least a quarter; null where less than a quarter would be left. */
export function holdoutWeeks(weeks: number): number | null {
  const held = Math.max(fewestWeeks, Math.floor(weeks / 3))
  return weeks - held < fewestWeeks ? null : held
}

/** Purchases per day of the customers who had bought by the cut-off, days counted from the first order day. */
export interface DayCounts {
  readonly day: Float64Array
  readonly purchases: Float64Array
  readonly first_purchases: Float64Array
}

/** Repeat purchases up to the end of each week, by the model and in fact. */
export interface Tracking {
  readonly week: number[]
  readonly predicted: number[]
  readonly actual: number[]
  readonly is_holdout: number[]
}

/**
 * What the model would have said at the cut-off, from week to week: of each customer the expectation at their age,
 * which knows only when they first bought. That is how the paper tracks repeat sales.
 */
export function trackPurchases({
  parameters,
  counts,
  weeks,
  held
}: {
  parameters: BgNbdParameters
  counts: DayCounts
  weeks: number
  /** Of these, the last ones, which the parameters were not fitted to. */
  held: number
}): Tracking {
  const expected = expectedByAge(parameters, weeks * daysPerWeek)
  const firsts = new Float64Array(weeks * daysPerWeek)
  const repeats = new Float64Array(weeks * daysPerWeek)
  for (const [i, day] of counts.day.entries()) {
    const first = counts.first_purchases[i] ?? 0
    firsts[day] = first
    repeats[day] = (counts.purchases[i] ?? 0) - first
  }
  const tracking: Tracking = { week: [], predicted: [], actual: [], is_holdout: [] }
  let actual = 0
  for (let week = 1; week <= weeks; week += 1) {
    const end = week * daysPerWeek
    for (let day = end - daysPerWeek; day < end; day += 1) actual += repeats[day] ?? 0
    let predicted = 0
    for (let day = 0; day < end; day += 1) predicted += (firsts[day] ?? 0) * (expected[end - 1 - day] ?? 0)
    tracking.week.push(week)
    tracking.predicted.push(predicted)
    tracking.actual.push(actual)
    tracking.is_holdout.push(week > weeks - held ? 1 : 0)
  }
  return tracking
}

function expectedByAge(parameters: BgNbdParameters, days: number): Float64Array {
  const { unknown } = forecastPurchases(parameters)
  return Float64Array.from({ length: days }, (_, age) => unknown(age / daysPerWeek))
}

/** How far off the forecast was: purchases of the held-back weeks, by the model and in fact. */
export function holdoutPurchases(tracking: Tracking): { predicted: number; actual: number } {
  const cut = tracking.is_holdout.indexOf(1) - 1
  const gained = (values: readonly number[]) => (values.at(-1) ?? 0) - (values[cut] ?? 0)
  return { predicted: gained(tracking.predicted), actual: gained(tracking.actual) }
}
