import { firstDay, lastDay, lunarNewYears, promotionBoost, promotions } from './plan.ts'

/** One day of the sample period and how busy it is; 1 is an ordinary working day. */
export type Day = {
  index: number
  /** YYYY-MM-DD */
  date: string
  month: string
  /** Orders of companies: few at weekends. */
  businessPace: number
  /** Orders of persons: a little more at weekends. */
  personPace: number
  /** Multiplies the pace of online orders. */
  onlineBoost: number
  /** `618-2025`, or null outside promotions. */
  campaign: string | null
  isPeak: boolean
}

const dayMs = 86_400_000

const businessWeekdays = [0.22, 1.2, 1.16, 1.12, 1.08, 1.02, 0.38]
const personWeekdays = [1.12, 0.94, 0.94, 0.95, 0.97, 1.02, 1.14]
const monthPaces = [1.02, 1, 1.05, 1, 0.97, 1.01, 0.95, 0.97, 1.04, 1.17, 1.05, 1.09]

export function dayNumber(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / dayMs
}

export function dateOf(number: number): string {
  return new Date(number * dayMs).toISOString().slice(0, 10)
}

export function addDays(date: string, days: number): string {
  return dateOf(dayNumber(date) + days)
}

/** 0 before `from`, 1 from `to` on, a straight line between. */
export function progress(date: string, from: string, to: string): number {
  const share = (dayNumber(date) - dayNumber(from)) / Math.max(1, dayNumber(to) - dayNumber(from))
  return Math.min(1, Math.max(0, share))
}

/** Months from `from` to `to` (YYYY-MM), both inclusive. */
export function monthsBetween(from: string, to: string): string[] {
  const months: string[] = []
  let year = Number(from.slice(0, 4))
  let month = Number(from.slice(5, 7))
  for (;;) {
    const text = `${year}-${String(month).padStart(2, '0')}`
    if (text > to) return months
    months.push(text)
    month += 1
    if (month > 12) {
      month = 1
      year += 1
    }
  }
}

/** Every day from `from` to `to`; without arguments the sample period. */
export function buildCalendar(from: string = firstDay, to: string = lastDay): Day[] {
  const first = dayNumber(from)
  return Array.from({ length: dayNumber(to) - first + 1 }, (_, index) =>
    buildDay(dateOf(first + index), index)
  )
}

function buildDay(date: string, index: number): Day {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
  const holiday = springFestivalPace(date)
  const season = monthPaces[Number(date.slice(5, 7)) - 1]!
  const promotion = promotionOn(date)
  return {
    index,
    date,
    month: date.slice(0, 7),
    businessPace: season * holiday * (publicHolidayPace(date) ?? businessWeekdays[weekday]!),
    personPace: season * (0.35 + 0.65 * holiday) * personWeekdays[weekday]!,
    ...promotion
  }
}

/** Stocking up before the Spring Festival, nearly nothing during it, a slow return. */
function springFestivalPace(date: string): number {
  for (const newYear of lunarNewYears) {
    const offset = dayNumber(date) - dayNumber(newYear)
    if (offset >= -24 && offset <= -9) return 1.18
    if (offset >= -8 && offset <= -4) return 0.7
    if (offset >= -3 && offset <= -1) return 0.25
    if (offset >= 0 && offset <= 6) return 0.06
    if (offset >= 7 && offset <= 10) return 0.35
    if (offset >= 11 && offset <= 15) return 0.75
    if (offset >= 16 && offset <= 24) return 1.05
  }
  return 1
}

function publicHolidayPace(date: string): number | null {
  const day = date.slice(5)
  if (day >= '10-01' && day <= '10-07') return 0.2
  if (day >= '05-01' && day <= '05-05') return 0.25
  if (day === '01-01') return 0.2
  if (day >= '04-04' && day <= '04-06') return 0.35
  return null
}

function promotionOn(date: string): Pick<Day, 'onlineBoost' | 'campaign' | 'isPeak'> {
  const day = date.slice(5)
  for (const event of promotions) {
    const campaign = `${event.campaign}-${date.slice(0, 4)}`
    const isPeak = (event.peakDays as readonly string[]).includes(day)
    if (day >= event.fromDay && day <= event.toDay) {
      return { onlineBoost: isPeak ? promotionBoost.peak : promotionBoost.ordinary, campaign, isPeak }
    }
    const daysAfter = dayNumber(date) - dayNumber(`${date.slice(0, 4)}-${event.toDay}`)
    if (daysAfter > 0 && daysAfter <= promotionBoost.hangoverDays) {
      return { onlineBoost: promotionBoost.hangover, campaign: null, isPeak: false }
    }
  }
  return { onlineBoost: 1, campaign: null, isPeak: false }
}
