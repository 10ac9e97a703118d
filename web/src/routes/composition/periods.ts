/** The ways to name a period. */
export type PeriodKind = 'month' | 'quarter' | 'days'

export function kindOf(period: string): PeriodKind {
  if (period.includes('..')) return 'days'
  return period.includes('-Q') ? 'quarter' : 'month'
}

/**
 * The quarters that the months of the data lie in, oldest first: of the fiscal year, which is named after the calendar
 * year that it begins in.
 */
export function quartersOf(months: readonly string[], firstMonth: number): string[] {
  const quarters = months.map((month) => {
    const [year = 0, number = 1] = month.split('-').map(Number)
    const place = (number - firstMonth + 12) % 12
    return `${number < firstMonth ? year - 1 : year}-Q${Math.floor(place / 3) + 1}`
  })
  return [...new Set(quarters)]
}

/** First and last day of a period, for fields that hold days; at most up to the last day of data. */
export function daysOf(
  period: string,
  { asOf, firstMonth }: { asOf: string | null; firstMonth: number }
): [from: string, to: string] {
  const [from = '', to] = period.split('..')
  if (to !== undefined) return [from, to]
  const [year = 0, number = 1] = beginningOf(period, firstMonth)
  const length = kindOf(period) === 'quarter' ? 3 : 1
  const first = new Date(Date.UTC(year, number - 1, 1)).toISOString().slice(0, 10)
  const last = new Date(Date.UTC(year, number - 1 + length, 0)).toISOString().slice(0, 10)
  return [first, asOf !== null && last > asOf && first <= asOf ? asOf : last]
}

/** Year and month, which may lie beyond December. */
function beginningOf(period: string, firstMonth: number): [year: number, month: number] {
  const [year = '', part = '1'] = period.split('-')
  const quarter = part.startsWith('Q') ? Number(part.slice(1)) : null
  return [Number(year), quarter === null ? Number(part) : firstMonth + (quarter - 1) * 3]
}
