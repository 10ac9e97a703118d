import type { Interval } from './wilson.ts'

/** A figure with its 95 % interval. */
export interface Estimate extends Interval {
  readonly value: number
}

/**
 * The 95 % interval of the difference between two independent figures, the first less the second, recovered from the
 * intervals of both (Zou and Donner 2008; of Wilson's intervals it is Newcombe's method 10).
 */
export function differenceInterval(own: Estimate, other: Estimate): Interval {
  const difference = own.value - other.value
  return {
    low: difference - Math.hypot(own.value - own.low, other.high - other.value),
    high: difference + Math.hypot(own.high - own.value, other.value - other.low)
  }
}
