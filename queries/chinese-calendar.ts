import { addDays } from './calendar.ts'
import type { Day } from './calendar.ts'

const chineseCalendar = new Intl.DateTimeFormat('en-u-ca-chinese', {
  timeZone: 'UTC',
  month: 'numeric',
  day: 'numeric'
})

/** It falls between 21 January and 21 February. */
const firstPossible = '-01-20'
const daysItCanFallOn = 34

/** New moons minutes before and after midnight in Beijing, which ICU's approximation puts on the other day. */
const known = new Map<number, Day>([
  [2027, '2027-02-06'],
  [2030, '2030-02-03']
])

/** The first day of the Chinese calendar's year that begins in a year of ours. */
export function lunarNewYear(year: number): Day {
  const found = known.get(year) ?? findNewYear(year)
  known.set(year, found)
  return found
}

function findNewYear(year: number): Day {
  const candidates = Array.from({ length: daysItCanFallOn }, (_, offset) =>
    addDays(`${year}${firstPossible}`, offset)
  )
  const found = candidates.find(isFirstOfFirstMonth)
  if (found === undefined) throw new Error(`the Chinese calendar has no new year in ${year}`)
  return found
}

function isFirstOfFirstMonth(day: Day): boolean {
  const parts = chineseCalendar.formatToParts(new Date(`${day}T00:00:00Z`))
  const part = (type: string) => parts.find((each) => each.type === type)?.value
  return part('month') === '1' && part('day') === '1'
}
