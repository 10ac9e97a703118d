import { addDays, addMonths, firstOfMonth } from '../calendar.ts'
import type { Day } from '../calendar.ts'
import { resolvePeriod } from '../period.ts'
import type { BuildPeriod } from '../settings.ts'

/** Coverage takes as long to be told: what is asked for once a quarter. */
const lookedAtMonths = 3

/** The days of contacts that an answer is about, and up to where the build knows of them. */
export interface LookedAt {
  readonly month: string
  readonly from: Day
  readonly until: Day
  readonly through: Day
}

/** The three months that end with the one asked for, or with the last complete one. */
export function lookedAt(month: string | undefined, build: BuildPeriod): LookedAt {
  const latest = build.complete_through ?? build.as_of
  const chosen = month ?? firstOfMonth(latest < build.as_of ? latest : build.as_of).slice(0, 7)
  const period = resolvePeriod({ month: chosen }, build)
  return {
    month: chosen,
    from: addMonths(period.from, 1 - lookedAtMonths),
    until: addDays(period.through, 1),
    through: period.through
  }
}
