import { normalPoint } from '../statistics/wilson.ts'
import { scoreOf } from './tallies.ts'
import type { Score, Tally } from './tallies.ts'
import type { Survey } from './request.ts'

/** Who was asked and who answered in one tier. */
export interface InvitedTier extends Tally {
  readonly tier: string
  readonly label: string
  readonly invited: number
}

export interface WeightedTier extends Score {
  readonly tier: string
  readonly label: string
  readonly invited: number
  /** Answers of 100 invitations, as a fraction. */
  readonly response_rate: number
  /** The tier's part of all invitations, and of all answers to them. */
  readonly invited_share: number
  readonly answered_share: number | null
}

/** A score as it is, and as if every tier had answered as often as the others. */
export interface Weighted {
  readonly invited: number
  /** Of those who were invited, which need not be all who answered. */
  readonly raw: Score
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
  readonly tiers: readonly WeightedTier[]
  /** Invitations of tiers in which nobody answered: nothing can stand for them. */
  readonly unanswered: number
}

/**
 * Weights each tier's score by its part of the invitations instead of its part of the answers (post-stratification); the
 * interval is the normal one of a stratified mean, Σ w² s² ÷ n. Tiers without any answer are left out and counted.
 */
export function reweighted(survey: Survey, tiers: readonly InvitedTier[]): Weighted {
  const total = (of: (tier: InvitedTier) => number) => tiers.reduce((sum, tier) => sum + of(tier), 0)
  const [invited, n] = [total((tier) => tier.invited), total((tier) => tier.n)]
  const answered = tiers.filter((tier) => tier.n > 0)
  const represented = answered.reduce((sum, tier) => sum + tier.invited, 0)
  const weighted = answered.map((tier) => ({
    weight: tier.invited / represented,
    ...momentsOf(survey, tier),
    n: tier.n
  }))
  const value = weighted.reduce((sum, { weight, mean }) => sum + weight * mean, 0)
  const error = Math.sqrt(
    weighted.reduce((sum, each) => sum + (each.weight ** 2 * each.variance) / each.n, 0)
  )
  const [floor, ceiling] = survey === 'nps' ? [-100, 100] : [0, 1]
  const half = normalPoint * error
  return {
    invited,
    raw: scoreOf(survey, { n, good: total((tier) => tier.good), bad: total((tier) => tier.bad) }),
    value: n === 0 ? null : value,
    low: n === 0 ? null : Math.max(floor, value - half),
    high: n === 0 ? null : Math.min(ceiling, value + half),
    unanswered: invited - represented,
    tiers: tiers.map(({ tier, label, invited: own, ...tally }) => ({
      tier,
      label,
      invited: own,
      response_rate: own === 0 ? 0 : tally.n / own,
      invited_share: invited === 0 ? 0 : own / invited,
      answered_share: n === 0 ? null : tally.n / n,
      ...scoreOf(survey, tally)
    }))
  }
}

/** Mean and variance of a tier's answers, drawn in a little as in the adjusted intervals: all alike is not all certain. */
function momentsOf(survey: Survey, { n, good, bad }: Tally): { mean: number; variance: number } {
  const spread = (score: number, squares: number) => Math.max(0, squares - score * score)
  if (survey === 'nps') {
    const adjusted = { n: n + 3, good: good + 0.75, bad: bad + 0.75 }
    const score = (adjusted.good - adjusted.bad) / adjusted.n
    return {
      mean: (100 * (good - bad)) / n,
      variance: 10_000 * spread(score, (adjusted.good + adjusted.bad) / adjusted.n)
    }
  }
  const share = (good + 2) / (n + 4)
  return { mean: good / n, variance: spread(share, share) }
}
