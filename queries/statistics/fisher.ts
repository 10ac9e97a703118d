import { logGamma } from './log-gamma.ts'
import type { Sample } from './newcombe.ts'

export interface ExactTest {
  /** The chance of shares as far apart, or less likely ones, where both are the same. */
  readonly p: number
  /** The smallest such chance that as many hits could give, all of them on one side. */
  readonly least_p: number
}

/**
 * Whether two independent samples have different shares, exactly, however few they are (Fisher 1935, two-sided: all ways to
 * divide the hits that are no likelier than the one found). Null where nothing could differ: a side without cases, or all
 * or none of them hits.
 */
export function fisherTest(sample: Sample, base: Sample): ExactTest | null {
  const hits = sample.hits + base.hits
  const cases = sample.n + base.n
  const fewest = Math.max(0, hits - base.n)
  const most = Math.min(hits, sample.n)
  if (fewest === most) return null
  const all = logWays(cases, hits)
  const chances = Array.from({ length: most - fewest + 1 }, (_, index) =>
    Math.exp(logWays(sample.n, fewest + index) + logWays(base.n, hits - fewest - index) - all)
  )
  const noLikelierThan = (chance: number) =>
    Math.min(
      1,
      chances.reduce((sum, each) => (each <= chance * (1 + rounding) ? sum + each : sum), 0)
    )
  const [first = 1, last = 1] = [chances[0], chances.at(-1)]
  return {
    p: noLikelierThan(chances[sample.hits - fewest] ?? 1),
    least_p: noLikelierThan(Math.min(first, last))
  }
}

/** By how much chances that are the same may differ once they are calculated. */
const rounding = 1e-7

const logWays = (n: number, k: number): number => logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1)
