import { studentPoint } from './student-t.ts'
import type { Interval } from './wilson.ts'

/** Amounts of independent cases: how many, their mean, and their variance with n − 1 below the line. */
export interface Amounts {
  readonly n: number
  readonly mean: number
  /** Null for a single case, of which nothing is known. */
  readonly variance: number | null
}

/**
 * The 95 % interval of the difference between the means of two independent samples, the first less the second, whose
 * variances may differ (Welch 1947, degrees of freedom by Satterthwaite 1946). Null where one of the samples has fewer
 * than two cases. Where no case differs from another the interval is the difference itself.
 */
export function welchInterval(sample: Amounts, base: Amounts): Interval | null {
  const [own, other] = [errorOf(sample), errorOf(base)]
  if (own === null || other === null) return null
  const difference = sample.mean - base.mean
  const squared = own + other
  if (squared === 0) return { low: difference, high: difference }
  const degrees = squared ** 2 / (own ** 2 / (sample.n - 1) + other ** 2 / (base.n - 1))
  const half = studentPoint(degrees) * Math.sqrt(squared)
  return { low: difference - half, high: difference + half }
}

/** The squared standard error of the mean. */
const errorOf = ({ n, variance }: Amounts): number | null =>
  n < 2 || variance === null ? null : variance / n
