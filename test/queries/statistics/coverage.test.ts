import { describe, expect, it } from 'vitest'
import { differenceInterval } from '../../../queries/statistics/difference.ts'
import { netScore, netScoreInterval } from '../../../queries/statistics/net-score.ts'
import { newcombeInterval } from '../../../queries/statistics/newcombe.ts'
import { wilsonInterval } from '../../../queries/statistics/wilson.ts'
import type { Interval } from '../../../queries/statistics/wilson.ts'

const runs = 4000
const shares = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]
const sizes = [200, 500]

/** mulberry32: the same numbers in every run of the tests. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Draws `n` answers: how many fall below the first limit, and how many between the first and the second. */
function drawn(random: () => number, n: number, first: number, second = first): [number, number] {
  let [below, between] = [0, 0]
  for (let answer = 0; answer < n; answer++) {
    const place = random()
    if (place < first) below++
    else if (place < second) between++
  }
  return [below, between]
}

/** The share of samples whose interval holds the truth. */
function coverage(truth: number, interval: () => Interval | null): number {
  let held = 0
  for (let run = 0; run < runs; run++) {
    const { low, high } = interval() ?? { low: NaN, high: NaN }
    if (low <= truth && truth <= high) held++
  }
  return held / runs
}

const within = (covered: number) => {
  expect(covered).toBeGreaterThanOrEqual(0.935)
  expect(covered).toBeLessThanOrEqual(0.965)
}

const cases = sizes.flatMap((n) => shares.map((share) => ({ n, share })))

describe('intervals of 95 % hold the truth in 95 % ± 1.5 of samples from 200 answers on', () => {
  it.each(cases)("Wilson's of a share of $share of $n", ({ n, share }) => {
    const random = seeded(n + 1000 * share)
    within(coverage(share, () => wilsonInterval(drawn(random, n, share)[0], n)))
  })

  it.each(cases)("Newcombe's of a difference from a share of $share of $n", ({ n, share }) => {
    const random = seeded(n + 1000 * share + 1)
    const base = share > 0.5 ? share - 0.1 : share + 0.1
    const sample = (of: number) => ({ hits: drawn(random, n, of)[0], n })
    within(coverage(share - base, () => newcombeInterval(sample(share), sample(base))))
  })

  // A tenth of the others are passive.
  const votes = (random: () => number, n: number, promoters: number) => {
    const [won, lost] = drawn(random, n, promoters, promoters + 0.9 * (1 - promoters))
    return { n, promoters: won, detractors: lost }
  }
  const truth = (promoters: number) => promoters - 0.9 * (1 - promoters)

  it.each(cases)('adjusted Wald of $share promoters of $n', ({ n, share }) => {
    const random = seeded(n + 1000 * share + 2)
    within(coverage(truth(share), () => netScoreInterval(votes(random, n, share))))
  })

  it.each(cases)('of the difference of two net scores, from $share promoters of $n', ({ n, share }) => {
    const random = seeded(n + 1000 * share + 3)
    const base = share > 0.5 ? share - 0.1 : share + 0.1
    const estimate = (of: number) => {
      const sample = votes(random, n, of)
      return { value: netScore(sample) ?? NaN, ...(netScoreInterval(sample) ?? { low: NaN, high: NaN }) }
    }
    within(coverage(truth(share) - truth(base), () => differenceInterval(estimate(share), estimate(base))))
  })
})
