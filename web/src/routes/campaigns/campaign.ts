// What the page shows of a campaign, as the server answers.

type Interval = { low: number; high: number } | null

export type Share = { hits: number; n: number; value: number | null; interval: Interval }

export type Contrast = { treated: number; holdout: number; difference: number; interval: Interval }

export type Effect = {
  conversion: { treated: Share; holdout: Share; difference: number; interval: Interval }
  margin: Contrast | null
  incremental_margin: number | null
  incremental_margin_interval: Interval
  roi: number | null
  roi_interval: Interval
  prior: Contrast
  is_balanced: boolean
  verdict: 'pays' | 'loses' | 'unclear' | null
}

export type Campaign = {
  campaign_id: string
  campaign_name: string
  channel: string | null
  starts_on: string
  cost: number
  basis: 'members' | 'orders' | 'none'
  treated: number
  holdout: number
  reached: Share | null
  responded: Share
  net_amount: number
  costed_share: number | null
  margin_amount: number | null
  naive_roi: number | null
  effect: Effect | null
  is_small: boolean
  still_running: number
  overlapping: number
  holdout_treated_elsewhere: number
}

/** From where to where the whiskers of the campaigns reach, 0 included; null where no campaign has one. */
export function roiSpan(
  campaigns: readonly Pick<Campaign, 'effect'>[]
): { low: number; high: number } | null {
  const ends = campaigns.flatMap(({ effect }) => effect?.roi_interval ?? [])
  if (ends.length === 0) return null
  return {
    low: Math.min(0, ...ends.map(({ low }) => low)),
    high: Math.max(0, ...ends.map(({ high }) => high))
  }
}
