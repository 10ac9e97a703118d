import { newcombeInterval } from '../statistics/newcombe.ts'
import { shareOf } from '../statistics/share.ts'
import type { Share } from '../statistics/share.ts'
import { welchInterval } from '../statistics/welch.ts'
import type { Amounts } from '../statistics/welch.ts'
import type { Interval } from '../statistics/wilson.ts'

/** What one group of a campaign's members came to. */
export interface GroupSums {
  readonly bought: number
  /** Margin of a member in the attribution window. */
  readonly margin: Amounts
  /** Net sales of a member in the year before the campaign. */
  readonly prior: Amounts
}

/** A figure of both groups, with the treated less the holdout. */
export interface Contrast {
  readonly treated: number
  readonly holdout: number
  readonly difference: number
  /** 95 %, of the difference; null where a group has fewer than two members. */
  readonly interval: Interval | null
}

/** What the campaign brought that would not have come anyway: the treated against the holdout. */
export interface CampaignEffect {
  /** Share who bought in the window. */
  readonly conversion: { readonly treated: Share; readonly holdout: Share } & Pick<
    Contrast,
    'difference' | 'interval'
  >
  /** Of a member; null where no cost of goods is known. */
  readonly margin: Contrast | null
  /** The difference of margins × the treated. */
  readonly incremental_margin: number | null
  readonly incremental_margin_interval: Interval | null
  /** (incremental margin − cost) ÷ cost; null without cost. */
  readonly roi: number | null
  readonly roi_interval: Interval | null
  /** Of a member in the year before: groups drawn by lot differ by no more than chance brings. */
  readonly prior: Contrast
  /** False where they differed before, so that the difference after is not the campaign's alone. */
  readonly is_balanced: boolean
  /** Whether the interval of the ROI lies above 0 (`pays`), below (`loses`), or holds it (`unclear`). */
  readonly verdict: 'pays' | 'loses' | 'unclear' | null
}

/**
 * The effect of a campaign by its holdout. Means per member differ by Welch's interval: the groups are independent and of
 * unlike size and spread, means of a few dozen members are nearly normal, and the same build gives the same figures.
 * Everyone who was chosen to be treated counts, reached or not, as the holdout holds those who would not have been reached,
 * too. Null without a holdout, or without anybody treated.
 */
export function effectOf(
  treated: GroupSums,
  holdout: GroupSums,
  { cost, hasMargin }: { cost: number; hasMargin: boolean }
): CampaignEffect | null {
  if (treated.margin.n === 0 || holdout.margin.n === 0) return null
  const conversion = {
    treated: shareOf(treated.bought, treated.margin.n),
    holdout: shareOf(holdout.bought, holdout.margin.n)
  }
  const margin = hasMargin ? contrastOf(treated.margin, holdout.margin) : null
  const prior = contrastOf(treated.prior, holdout.prior)
  const scaled = (interval: Interval | null): Interval | null =>
    interval && { low: interval.low * treated.margin.n, high: interval.high * treated.margin.n }
  const incremental = margin === null ? null : margin.difference * treated.margin.n
  const incrementalInterval = margin === null ? null : scaled(margin.interval)
  const roiInterval = incrementalInterval && roiOfInterval(incrementalInterval, cost)
  return {
    conversion: {
      ...conversion,
      difference: (conversion.treated.value ?? 0) - (conversion.holdout.value ?? 0),
      interval: newcombeInterval(conversion.treated, conversion.holdout)
    },
    margin,
    incremental_margin: incremental,
    incremental_margin_interval: incrementalInterval,
    roi: incremental === null ? null : roiOf(incremental, cost),
    roi_interval: roiInterval,
    prior,
    is_balanced: prior.interval === null || (prior.interval.low <= 0 && prior.interval.high >= 0),
    verdict: roiInterval && verdictOf(roiInterval)
  }
}

function contrastOf(treated: Amounts, holdout: Amounts): Contrast {
  return {
    treated: treated.mean,
    holdout: holdout.mean,
    difference: treated.mean - holdout.mean,
    interval: welchInterval(treated, holdout)
  }
}

/** (margin − cost) ÷ cost; null for a campaign that cost nothing. */
export const roiOf = (margin: number, cost: number): number | null =>
  cost > 0 ? (margin - cost) / cost : null

function roiOfInterval({ low, high }: Interval, cost: number): Interval | null {
  const [lowest, highest] = [roiOf(low, cost), roiOf(high, cost)]
  return lowest === null || highest === null ? null : { low: lowest, high: highest }
}

function verdictOf({ low, high }: Interval): 'pays' | 'loses' | 'unclear' {
  if (low > 0) return 'pays'
  return high < 0 ? 'loses' : 'unclear'
}
