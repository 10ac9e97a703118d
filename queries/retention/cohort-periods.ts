import { addDays, addMonths } from '../calendar.ts'
import type { Day } from '../calendar.ts'
import type { CohortGrain } from './request.ts'
import type { Slice } from './slice.ts'

/** Months or quarters as numbers that follow one another. */
export interface Periods {
  readonly by: CohortGrain
  readonly months: number
  /** Months are numbered from the year 0, periods from this one. */
  readonly firstMonth: number
  /** The first whole or partial period of which nothing is known. */
  readonly end: number
}

export function periodsOf(by: CohortGrain, { build, known_until }: Slice): Periods {
  const months = by === 'quarter' ? 3 : 1
  const firstMonth = by === 'quarter' ? build.fiscal_year_start_month - 1 : 0
  return { by, months, firstMonth, end: numberOf(addDays(known_until, -1), { months, firstMonth }) + 1 }
}

/** The number of a day's period. */
export function numberOf(day: Day, { months, firstMonth }: Pick<Periods, 'months' | 'firstMonth'>): number {
  const [year = 0, month = 1] = day.split('-').map(Number)
  return Math.floor((year * 12 + month - 1 - firstMonth) / months)
}

/** The same as an expression over a day. */
export const numberSql = (day: string, { months, firstMonth }: Periods): string =>
  `(extract(year from ${day}) * 12 + extract(month from ${day}) - 1 - ${firstMonth}) // ${months}`

/** The first day of a period. */
export const beginningOf = (number: number, { months, firstMonth }: Periods): Day =>
  addMonths('1000-01-01', number * months + firstMonth - 12_000)

/** A period's name, as in filters by cohort, and its days. */
export function describePeriod(number: number, periods: Periods) {
  const from = beginningOf(number, periods)
  const name =
    periods.by === 'month'
      ? from.slice(0, 7)
      : `${String(Math.floor(number / 4)).padStart(4, '0')}-Q${(number % 4) + 1}`
  return { name, from, until: addMonths(from, periods.months) }
}
