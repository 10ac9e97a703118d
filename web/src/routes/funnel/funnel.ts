// What the page shows of the funnel, as the server answers.

export type Share = {
  hits: number
  n: number
  value: number | null
  interval: { low: number; high: number } | null
}

export type Stage = {
  stage: string
  position: number | null
  entered: number
  advanced: number
  won: number
  lost: number
  open: number
  closed: number
  went_on: Share
  median_days: number | null
  stays: number
  pipeline: {
    opportunities: number
    with_amount: number
    amount: number
    median_age_days: number | null
    oldest_age_days: number | null
    median_days_in_stage: number | null
  }
}

export type Group = {
  key: string
  label: string | null
  created: number
  won: number
  lost: number
  win_rate: Share
  median_cycle_days: number | null
  open: number
  open_amount: number
  stages: readonly { position: number; went_on: Share; median_days: number | null }[]
}

export type Funnel = {
  from: string
  to: string
  minimum_n: number
  is_order_configured: boolean
  total: Group
  skipped: number
  went_back: number
  undated: number
  outside_stages: number
  stages: readonly Stage[]
  groups: readonly Group[]
  left_out: number
}

/** The stage from which the smallest share went on, of those that tell; the last one leads nowhere. */
export function narrowest(stages: readonly Stage[], minimumN: number): Stage | undefined {
  return stages
    .slice(0, -1)
    .filter(({ position, went_on }) => position !== null && went_on.n >= minimumN)
    .toSorted((one, other) => (one.went_on.value ?? 1) - (other.went_on.value ?? 1))[0]
}

/**
 * The groups that win most and least of those with enough closed; `differ` where not even their intervals meet, so that it
 * is no chance. Null where there are not two.
 */
export function winners(
  groups: readonly Group[],
  minimumN: number
): { high: Group; low: Group; differ: boolean } | null {
  const told = groups
    .filter(({ key, win_rate }) => key !== '' && win_rate.n >= minimumN)
    .toSorted((one, other) => (other.win_rate.value ?? 0) - (one.win_rate.value ?? 0))
  const [high, low] = [told[0], told.at(-1)]
  if (high === undefined || low === undefined || high === low) return null
  const differ = (high.win_rate.interval?.low ?? 0) > (low.win_rate.interval?.high ?? 1)
  return { high, low, differ }
}
