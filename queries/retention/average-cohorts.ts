import type { Day } from '../calendar.ts'

/** What became of a cohort in one of the periods since its first. */
export interface CohortPeriod {
  /** 0 is the cohort's own period. */
  readonly index: number
  /** `YYYY-MM` or `YYYY-Qn`. */
  readonly period: string
  /** False while days of it are still to come. */
  readonly complete: boolean
  /** Customers who bought in it. */
  readonly on: number
  /** Customers who bought in it, or in any later one. */
  readonly on_or_after: number
  /** Net sales, in the cohort's own period, of those who bought in this one. */
  readonly value_on: number
  readonly value_on_or_after: number
  /** Net sales of the cohort in this period. */
  readonly net_amount: number
}

export interface Cohort {
  /** `YYYY-MM` or `YYYY-Qn`, of the first purchases. */
  readonly cohort: string
  readonly from: Day
  readonly to: Day
  readonly customers: number
  /** Net sales of its own period. */
  readonly value: number
  readonly periods: readonly CohortPeriod[]
}

/** A period since the first, of all cohorts together whose period is over. */
export interface CohortAverage {
  readonly index: number
  readonly cohorts: number
  /** Of those cohorts, all: what the others are shares of. */
  readonly customers: number
  readonly value: number
  readonly on: number
  readonly on_or_after: number
  readonly value_on: number
  readonly value_on_or_after: number
}

/** Sums over cohorts, so that a large one counts for more: 10 at 20 % and 100 at 0 % are 1.8 %, not 10 %. */
export function averageCohorts(
  cohorts: readonly Pick<Cohort, 'customers' | 'value' | 'periods'>[]
): CohortAverage[] {
  const longest = Math.max(0, ...cohorts.map(({ periods }) => periods.length))
  const averages: CohortAverage[] = []
  for (let index = 0; index < longest; index++) {
    const over = cohorts.flatMap((cohort) => {
      const period = cohort.periods[index]
      return period?.complete ? [{ ...period, customers: cohort.customers, value: cohort.value }] : []
    })
    if (over.length === 0) continue
    const sum = (name: 'customers' | 'value' | 'on' | 'on_or_after' | 'value_on' | 'value_on_or_after') =>
      over.reduce((total, each) => total + each[name], 0)
    averages.push({
      index,
      cohorts: over.length,
      customers: sum('customers'),
      value: sum('value'),
      on: sum('on'),
      on_or_after: sum('on_or_after'),
      value_on: sum('value_on'),
      value_on_or_after: sum('value_on_or_after')
    })
  }
  return averages
}
