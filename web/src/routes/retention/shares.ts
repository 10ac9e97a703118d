import type { CohortAverage, CohortPeriod, CohortTriangle } from '#lib/server/queries.ts'

/** What cohorts are weighed by: each customer alike, or by the net sales of their first period. */
export const measures = ['customers', 'value'] as const

export type Measure = (typeof measures)[number]

/** Bought in the period, or in it or any later one. */
export const sides = ['on', 'on-or-after'] as const

export type Side = (typeof sides)[number]

export type Shown = { measure: Measure; side: Side }

export function partOf(period: CohortPeriod | CohortAverage, { measure, side }: Shown): number {
  if (side === 'on') return measure === 'value' ? period.value_on : period.on
  return measure === 'value' ? period.value_on_or_after : period.on_or_after
}

export const wholeOf = (cohort: { customers: number; value: number }, { measure }: Pick<Shown, 'measure'>) =>
  measure === 'value' ? cohort.value : cohort.customers

/** Null where the whole is nothing, or less. */
export const shareOf = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null)

/** The share of all cohorts together after so many periods; null where none has come that far. */
export function averageOf({ cohorts, ...measured }: Shown & { cohorts: CohortTriangle }, index = 1) {
  const average = cohorts.averages.find((each) => each.index === index)
  return average === undefined ? null : shareOf(partOf(average, measured), wholeOf(average, measured))
}

/** From which share on a cell is so dark. */
const steps = [0.02, 0.1, 0.2, 0.35, 0.55]

/** The step of the ink ramp, 0 to 5. */
export const heatStep = (share: number): number => steps.filter((step) => share >= step).length
