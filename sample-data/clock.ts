import { addDays, dateOf, dayNumber } from './calendar.ts'
import type { Random } from './random.ts'

/** Minutes since 1970-01-01 00:00, local time. */
export type Moment = number

const minutesOfDay = 1440
const opens = 9 * 60
const closes = 18 * 60

export function momentOf(day: string, minute: number): Moment {
  return dayNumber(day) * minutesOfDay + minute
}

export function dayOfMoment(moment: Moment): string {
  return dateOf(Math.floor(moment / minutesOfDay))
}

/** YYYY-MM-DD HH:MM */
export function momentText(moment: Moment): string {
  const minute = moment - Math.floor(moment / minutesOfDay) * minutesOfDay
  const two = (value: number) => String(value).padStart(2, '0')
  return `${dayOfMoment(moment)} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`
}

/** 0 is Sunday. */
export function weekdayOf(day: string): number {
  return (dayNumber(day) + 4) % 7
}

export function isWorkday(day: string): boolean {
  const weekday = weekdayOf(day)
  return weekday !== 0 && weekday !== 6
}

/** The day itself where it is a workday, else the Monday after. */
export function workdayFrom(day: string): string {
  return isWorkday(day) ? day : workdayFrom(addDays(day, 1))
}

/** Any minute between nine and six. */
export function workingMinute(random: Random): number {
  return random.integer(opens, closes - 1)
}

/** The moment where the service is there, else when it next opens: workdays from nine to six. */
export function servedFrom(moment: Moment): Moment {
  const day = dayOfMoment(moment)
  const minute = moment - momentOf(day, 0)
  if (!isWorkday(day) || minute >= closes) return momentOf(workdayFrom(addDays(day, 1)), opens)
  return minute < opens ? momentOf(day, opens) : moment
}

/** The moment where somebody is there, else some time of the next day that they are. */
export function whenServed(moment: Moment, random: Random): Moment {
  const served = servedFrom(moment)
  return served === moment ? moment : momentOf(dayOfMoment(served), workingMinute(random))
}
