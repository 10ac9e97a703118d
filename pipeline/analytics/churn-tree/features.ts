/** What a customer looks like as of a cut-off: columns of `churn_features.sql`. */
export const featureNames = [
  'recency_days',
  'days_in_window',
  'net_amount',
  'days_in_quarter',
  'quarter_change',
  'half_change',
  'mean_gap_days',
  'gaps_missed',
  'returned_share',
  'tenure_days'
] as const

export type FeatureName = (typeof featureNames)[number]

const whole = Math.round

/** A split is only ever made at numbers that one would say aloud. */
const rounded: Readonly<Record<FeatureName, (value: number) => number>> = {
  recency_days: whole,
  days_in_window: whole,
  net_amount: (value) => Number(value.toPrecision(2)),
  days_in_quarter: whole,
  quarter_change: whole,
  half_change: whole,
  mean_gap_days: whole,
  gaps_missed: (value) => Math.round(value * 10) / 10,
  returned_share: (value) => Math.round(value * 100) / 100,
  tenure_days: whole
}

const quantiles = 64

/** Places where a feature may be split: its quantiles, rounded, ascending, each once. */
export function cutsOf(name: FeatureName, values: Float64Array): number[] {
  const known = values.filter((value) => !Number.isNaN(value)).sort()
  const places = Array.from({ length: quantiles - 1 }, (_none, index) =>
    Math.floor(((index + 1) * known.length) / quantiles)
  )
  const cuts = places.flatMap((place) => known[place] ?? []).map(rounded[name])
  return [...new Set(cuts)].sort((one, other) => one - other)
}
