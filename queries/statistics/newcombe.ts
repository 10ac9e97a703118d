import { differenceInterval } from './difference.ts'
import { wilsonInterval } from './wilson.ts'
import type { Interval } from './wilson.ts'

/** A share: of `n` independent cases, `hits` count. */
export interface Sample {
  readonly hits: number
  readonly n: number
}

/**
 * The 95 % interval of the difference between the shares of two independent samples, the first less the second
 * (Newcombe 1998, method 10, from the Wilson intervals of both). Where the same customers stand in both it is rather too
 * wide. Null where one of them has no interval.
 */
export function newcombeInterval(sample: Sample, base: Sample): Interval | null {
  const [own, other] = [wilsonInterval(sample.hits, sample.n), wilsonInterval(base.hits, base.n)]
  if (own === null || other === null) return null
  return differenceInterval(
    { value: sample.hits / sample.n, ...own },
    { value: base.hits / base.n, ...other }
  )
}
