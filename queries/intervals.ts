import type { IntervalKind } from './define-query.ts'
import { differenceInterval } from './statistics/difference.ts'
import { amountsOf, meanInterval } from './statistics/mean.ts'
import { netScoreInterval } from './statistics/net-score.ts'
import { newcombeInterval } from './statistics/newcombe.ts'
import { welchInterval } from './statistics/welch.ts'
import { wilsonInterval } from './statistics/wilson.ts'
import type { Interval } from './statistics/wilson.ts'

/** What an interval is told from: how many rows, the sum of their numerators, and of those squared. */
export interface SampleSums {
  readonly n: number
  readonly sum: number
  readonly squares: number
}

/** Of a figure and of its change; null where there is none. */
export interface Intervals {
  readonly own: Interval | null
  readonly change: Interval | null
}

/** The 95 % intervals of a figure and, where two independent samples are compared, of its change. */
export function intervalsOf(
  kind: IntervalKind | null,
  sample: SampleSums,
  base: SampleSums | null
): Intervals {
  switch (kind) {
    case null:
      return { own: null, change: null }
    case 'wilson': {
      const shares = (sums: SampleSums) => ({ hits: sums.sum, n: sums.n })
      return {
        own: wilsonInterval(sample.sum, sample.n),
        change: base && newcombeInterval(shares(sample), shares(base))
      }
    }
    case 'net-score':
      return { own: scoreInterval(sample), change: base && scoreChange(sample, base) }
    case 'mean': {
      const [own, other] = [amountsOf(sample), base && amountsOf(base)]
      return { own: own && meanInterval(own), change: own && other && welchInterval(own, other) }
    }
  }
}

/** Scores are 100, 0 and −100 points, so that promoters and detractors are told from their sum and their squares. */
const whole = 100

function scoreInterval({ n, sum, squares }: SampleSums): Interval | null {
  const [voted, balance] = [squares / whole ** 2, sum / whole]
  const interval = netScoreInterval({
    n,
    promoters: (voted + balance) / 2,
    detractors: (voted - balance) / 2
  })
  return interval && { low: interval.low * whole, high: interval.high * whole }
}

function scoreChange(sample: SampleSums, base: SampleSums): Interval | null {
  const [own, other] = [scoreInterval(sample), scoreInterval(base)]
  return (
    own &&
    other &&
    differenceInterval({ value: sample.sum / sample.n, ...own }, { value: base.sum / base.n, ...other })
  )
}
