import { addMonths, monthsBetween } from '../view/months.ts'
import type { AnswerCache } from './answer-cache.ts'
import type { HistoryPoint } from './queries.ts'

export type MonthlyHistory = {
  cache: AnswerCache
  /** The key under which one month is kept. */
  keyOf: (month: string) => string
  /** Works out `months` months that end with `month`. */
  ask: (range: { month: string; months: number }) => Promise<readonly HistoryPoint[]>
}

/**
 * The months that end with `month`, oldest first. Each is kept by itself: the page of the next month shares all but one
 * of them, and figures of one page overlap. What is missing is asked for in one go.
 */
export function askHistory(
  { cache, keyOf, ask }: MonthlyHistory,
  { month, months }: { month: string; months: number }
): Promise<HistoryPoint[]> {
  const wanted = monthsBetween(addMonths(month, 1 - months), month)
  const missing = wanted.filter((each) => !cache.has(keyOf(each)))
  const [first, last] = [missing[0], missing.at(-1)]
  if (first !== undefined && last !== undefined) {
    const range = monthsBetween(first, last)
    const answer = ask({ month: last, months: range.length })
    // Where it fails, only the months that are wanted say so.
    for (const each of range)
      cache.get(keyOf(each), () => answer.then((points) => pointOf(points, each))).catch(() => undefined)
  }
  return Promise.all(
    wanted.map((each) =>
      cache.get(keyOf(each), () => ask({ month: each, months: 1 }).then((points) => pointOf(points, each)))
    )
  )
}

function pointOf(points: readonly HistoryPoint[], month: string): HistoryPoint {
  const point = points.find((candidate) => candidate.month === month)
  if (point === undefined) throw new Error(`history: ${month} — is not among the months that were asked for`)
  return point
}
