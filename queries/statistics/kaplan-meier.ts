/** Cases that left the study after the same time: by the event, or only by being looked at no longer. */
export interface TimeCount {
  /** In any unit, 0 or more. */
  readonly time: number
  /** Cases whose event came at this time. */
  readonly events: number
  /** Cases known to have had no event up to this time, and not known of after it. */
  readonly censored: number
}

/** A step of a survival curve, at a time with an event. */
export interface SurvivalStep {
  readonly time: number
  /** Cases without an event just before. */
  readonly at_risk: number
  readonly events: number
  /** Share of all cases without an event up to and at this time, from 1 down to 0. */
  readonly survival: number
  /** Standard error of `survival`; null once nobody is left, where there is none. */
  readonly standard_error: number | null
}

/** Times in order, each once. */
export function sortTimes(counts: readonly TimeCount[]): TimeCount[] {
  const byTime = new Map<number, TimeCount>()
  for (const { time, events, censored } of counts) {
    const same = byTime.get(time) ?? { time, events: 0, censored: 0 }
    byTime.set(time, { time, events: same.events + events, censored: same.censored + censored })
  }
  return [...byTime.values()].toSorted((one, other) => one.time - other.time)
}

/**
 * The product-limit estimate of how many have had no event by when (Kaplan and Meier 1958), with Greenwood's standard
 * error: S(t)·√Σ d ÷ (n·(n − d)) over the times up to t. Who is censored at the time of an event was at risk of it.
 */
export function kaplanMeier(counts: readonly TimeCount[]): SurvivalStep[] {
  const steps: SurvivalStep[] = []
  const sorted = sortTimes(counts)
  let at_risk = sorted.reduce((sum, { events, censored }) => sum + events + censored, 0)
  let survival = 1
  let variance = 0
  for (const { time, events, censored } of sorted) {
    if (events > 0) {
      const left = at_risk - events
      survival *= left / at_risk
      variance += left > 0 ? events / (at_risk * left) : 0
      const standard_error = left > 0 ? survival * Math.sqrt(variance) : null
      steps.push({ time, at_risk, events, survival, standard_error })
    }
    at_risk -= events + censored
  }
  return steps
}

/** The share without an event up to and at a time: that of the last step before it. */
export function survivalAt(steps: readonly SurvivalStep[], time: number): number {
  return steps.findLast((step) => step.time <= time)?.survival ?? 1
}

/** The first time by which at least half have had the event; null where the curve stays above one half. */
export function medianTime(steps: readonly SurvivalStep[]): number | null {
  return steps.find(({ survival }) => survival <= 0.5)?.time ?? null
}

/**
 * The time by which a share of all cases has had the event: where the curve lies just at the rest of them, the middle of
 * that step, so that without censoring one half gives the median. Null where the curve stays above.
 */
export function timeOfShare(steps: readonly SurvivalStep[], share: number): number | null {
  const rest = 1 - share
  const at = steps.findIndex(({ survival }) => survival <= rest + 1e-12)
  const [step, next] = [steps[at], steps[at + 1]]
  if (step === undefined) return null
  const isJustThere = Math.abs(step.survival - rest) <= 1e-12 && next !== undefined
  return isJustThere ? (step.time + next.time) / 2 : step.time
}
