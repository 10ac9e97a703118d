import { studentPoint } from './student-t.ts'
import type { Amounts } from './welch.ts'
import type { Interval } from './wilson.ts'

/** Amounts of so many cases, told from their sum and the sum of their squares; null without cases. */
export function amountsOf({ n, sum, squares }: { n: number; sum: number; squares: number }): Amounts | null {
  if (n <= 0) return null
  const mean = sum / n
  // What is left of rounding where all are alike must not become negative.
  return { n, mean, variance: n < 2 ? null : Math.max(0, squares - n * mean * mean) / (n - 1) }
}

/** The 95 % interval of a mean of independent amounts (Student); null of fewer than two. */
export function meanInterval({ n, mean, variance }: Amounts): Interval | null {
  if (n < 2 || variance === null) return null
  const half = studentPoint(n - 1) * Math.sqrt(variance / n)
  return { low: mean - half, high: mean + half }
}
