/** Months as `YYYY-MM`. */
export function addMonths(month: string, count: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const months = year * 12 + (number - 1) + count
  return `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}`
}

/** Every month from the first to the last, both included. */
export function monthsBetween(first: string, last: string): string[] {
  const months: string[] = []
  for (let month = first; month <= last; month = addMonths(month, 1)) months.push(month)
  return months
}

/** Days as addresses write them: a whole month by its name, else the first and the last of them. */
export function periodName(from: string, to: string): string {
  const month = from.slice(0, 7)
  const next = new Date(`${to}T00:00:00Z`)
  next.setUTCDate(next.getUTCDate() + 1)
  const isMonth = from.endsWith('-01') && next.toISOString().startsWith(`${addMonths(month, 1)}-01`)
  return isMonth ? month : `${from}..${to}`
}
