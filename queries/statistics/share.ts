import { wilsonInterval } from './wilson.ts'
import type { Interval } from './wilson.ts'

/** A share with what it is made of. */
export interface Share {
  readonly hits: number
  readonly n: number
  /** `hits` ÷ `n`; null without cases. */
  readonly value: number | null
  /** Wilson's, 95 %. */
  readonly interval: Interval | null
}

export const shareOf = (hits: number, n: number): Share => ({
  hits,
  n,
  value: n === 0 ? null : hits / n,
  interval: wilsonInterval(hits, n)
})
