import { addDays, daysBetween } from './days.ts'

/** A day as of which the tree looks at customers; the days before it are known, those from it on are not. */
export interface Cutoff {
  /** 0 is the day after the last one known, and has no outcome yet; the others go back from there. */
  readonly position: number
  readonly purpose: 'apply' | 'test' | 'train'
  readonly cutOff: string
  readonly windowFrom: string
  readonly halfFrom: string
  readonly quarterBeforeFrom: string
  readonly quarterFrom: string
  /** Until here an absence of purchases is a loss; the cut-off itself where the outcome is unknown. */
  readonly labelUntil: string
}

export interface CutoffPlan {
  /** Days that the features look back over. */
  readonly lookBackDays: number
  /** Days from the beginning of the data to the earliest cut-off: a tenure is known up to here. */
  readonly longestTenureDays: number
  readonly cutoffs: readonly Cutoff[]
}

/** A year of features where the data allow it, else half of one. */
const lookBacks = [365, 182]
const most = 6

/**
 * Cut-offs W days apart, so that no purchase is the outcome of two of them: the latest to test on, the earlier ones to
 * learn from. Null where the data are too short for one of each.
 */
export function planCutoffs({
  asOf,
  firstOn,
  windowDays
}: {
  asOf: string
  firstOn: string
  /** W: so many days without a purchase are a loss. */
  windowDays: number
}): CutoffPlan | null {
  const end = addDays(asOf, 1)
  const known = daysBetween(firstOn, end)
  for (const lookBackDays of lookBacks) {
    const past = Math.min(most, Math.floor((known - lookBackDays) / windowDays))
    if (past < 2) continue
    const tests = past >= 5 ? 2 : 1
    const cutoffs = Array.from({ length: past + 1 }, (_none, position): Cutoff => {
      const cutOff = addDays(end, -position * windowDays)
      const half = Math.floor(lookBackDays / 2)
      const quarter = Math.floor(lookBackDays / 4)
      return {
        position,
        purpose: position === 0 ? 'apply' : position <= tests ? 'test' : 'train',
        cutOff,
        windowFrom: addDays(cutOff, -lookBackDays),
        halfFrom: addDays(cutOff, -half),
        quarterBeforeFrom: addDays(cutOff, -2 * quarter),
        quarterFrom: addDays(cutOff, -quarter),
        labelUntil: position === 0 ? cutOff : addDays(cutOff, windowDays)
      }
    })
    return { lookBackDays, longestTenureDays: known - past * windowDays, cutoffs }
  }
  return null
}
