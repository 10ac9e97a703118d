import type { AnswerPeriod } from '../../queries/index.ts'

const msPerDay = 86_400_000

export const dayBefore = (day: string): string =>
  new Date(Date.parse(day) - msPerDay).toISOString().slice(0, 'YYYY-MM-DD'.length)

/** Both ends count. */
export const daysOf = ({ from, to }: AnswerPeriod): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / msPerDay) + 1
