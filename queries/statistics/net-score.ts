import { normalPoint } from './wilson.ts'
import type { Interval } from './wilson.ts'

/** Answers of one kind: of `n`, so many for and so many against. */
export interface Votes {
  readonly n: number
  readonly promoters: number
  readonly detractors: number
}

/** (promoters − detractors) ÷ n, between −1 and 1; null without answers. */
export const netScore = ({ n, promoters, detractors }: Votes): number | null =>
  n === 0 ? null : (promoters - detractors) / n

/** The standard error of a net score, √[(p + d − (p − d)²) ÷ n] with p and d as shares. */
export function netScoreError({ n, promoters, detractors }: Votes): number {
  const [p, d] = [promoters / n, detractors / n]
  return Math.sqrt((p + d - (p - d) ** 2) / n)
}

/**
 * The 95 % interval of a net score, adjusted Wald (Rocks 2016): three answers more, ¾ of them for and ¾ against. It always
 * holds the score itself, and ends at −1 and 1. Null without answers, or when the votes are not a part of them.
 */
export function netScoreInterval(votes: Votes): Interval | null {
  const { n, promoters, detractors } = votes
  const score = netScore(votes)
  if (score === null || n < 0 || promoters < 0 || detractors < 0 || promoters + detractors > n) return null
  const adjusted = { n: n + 3, promoters: promoters + 0.75, detractors: detractors + 0.75 }
  const center = netScore(adjusted) ?? 0
  const half = normalPoint * netScoreError(adjusted)
  return {
    low: Math.max(-1, Math.min(score, center - half)),
    high: Math.min(1, Math.max(score, center + half))
  }
}
