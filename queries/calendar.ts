/** A calendar day as `YYYY-MM-DD`. Days compare as text. */
export type Day = string

/** Days from `from` up to, not including, `until`. */
export interface DayRange {
  readonly from: Day
  readonly until: Day
}

const millisecondsPerDay = 86_400_000

const toDate = (day: Day): Date => new Date(`${day}T00:00:00Z`)

const toDay = (date: Date): Day => date.toISOString().slice(0, 10)

/** True for a day of the calendar between the years 1000 and 9998: not for 2026-02-30. */
export function isDay(text: string): boolean {
  if (!/^[1-9]\d{3}-\d{2}-\d{2}$/.test(text) || text >= '9999') return false
  const date = toDate(text)
  return !Number.isNaN(date.getTime()) && toDay(date) === text
}

export function addDays(day: Day, days: number): Day {
  return toDay(new Date(toDate(day).getTime() + days * millisecondsPerDay))
}

export function daysBetween(from: Day, until: Day): number {
  return Math.round((toDate(until).getTime() - toDate(from).getTime()) / millisecondsPerDay)
}

/** The same day of the month, `months` later; the last day of the month where that day is missing. */
export function addMonths(day: Day, months: number): Day {
  const date = toDate(day)
  const first = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1))
  const lastDay = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  first.setUTCDate(Math.min(date.getUTCDate(), lastDay))
  return toDay(first)
}

export function firstOfMonth(day: Day): Day {
  return `${day.slice(0, 7)}-01`
}

export function isFirstOfMonth(day: Day): boolean {
  return day.endsWith('-01')
}

/** True when the range is made of whole calendar months. */
export function isWholeMonths({ from, until }: DayRange): boolean {
  return from < until && isFirstOfMonth(from) && isFirstOfMonth(until)
}

/** Months from the first of `from`'s month to the first of `until`'s. */
export function monthsBetween(from: Day, until: Day): number {
  const months = (day: Day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))
  return months(until) - months(from)
}

/** The first days of all months that the range touches. */
export function monthsOf({ from, until }: DayRange): Day[] {
  const first = firstOfMonth(from)
  const last = firstOfMonth(addDays(until, -1))
  return Array.from({ length: monthsBetween(first, last) + 1 }, (_, index) => addMonths(first, index))
}

export const earlier = (one: Day, other: Day): Day => (one < other ? one : other)

export const later = (one: Day, other: Day): Day => (one > other ? one : other)
