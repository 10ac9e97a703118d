import type { Unit } from '#lib/formats/scale.ts'
import type { Direction } from '#lib/view/judgement.ts'

/** The ways to take the change of the month apart, in the order of their tabs; the last ones are of ratios. */
export const bridgeNames = [
  'customers',
  'price-volume-mix',
  'areas',
  'repurchase-rate',
  'retention-rate',
  'churn-rate',
  'gross-margin'
] as const

export type BridgeName = (typeof bridgeNames)[number]

/** The ratios that mix and rate explain. */
export type RatioName = Extract<BridgeName, `${string}-rate` | 'gross-margin'>

export function isRatio(name: BridgeName): name is RatioName {
  return bridgeNames.indexOf(name) >= bridgeNames.indexOf('repurchase-rate')
}

/** What one cause did to the figure. */
export type BridgeBar = {
  /** Unique among the bars. */
  key: string
  label: string
  /** How many customers or products stand behind it, where that is a count. */
  members: number | null
  change: number
  /** As the list behind it calls it; null where there is no list. */
  effect: string | null
}

/** The way from one figure to another; its bars sum to the change. */
export type BridgeFigure = {
  name: BridgeName
  kpi: string
  /** The KPI as it is called. */
  label: string
  unit: Unit
  direction: Direction
  /** As the query calls the bridge, and the dimension of its rows. */
  bridge: 'customers' | 'price-volume-mix' | 'members' | 'mix-rate'
  by: string
  /** What it is compared with: a month by its name, or days. */
  compared: { from: string; to: string }
  /** False where the view compares with what has no causes, and last year stands in. */
  isAsked: boolean
  previous: number
  value: number
  membersBefore: number | null
  membersNow: number | null
  bars: readonly BridgeBar[]
}

/** A bar in its place: where it begins and ends, in parts of the width, after the ones above it. */
export type PlacedBar = BridgeBar & { from: number; to: number }

/** Lays the bars end to end. `zero` is where the figure compared with stands: the axis begins there. */
export function placeBars(bars: readonly BridgeBar[]): { bars: PlacedBar[]; zero: number; end: number } {
  let level = 0
  const levels = bars.map(({ change }) => (level += change))
  const low = Math.min(0, ...levels)
  const span = Math.max(0, ...levels) - low || 1
  const part = (value: number) => (value - low) / span
  return {
    bars: bars.map((bar, index) => ({
      ...bar,
      from: part(levels[index - 1] ?? 0),
      to: part(levels[index] ?? 0)
    })),
    zero: part(0),
    end: part(level)
  }
}

/**
 * Parts of a sum, rounded to a step so that they still come to the rounded sum: what is missing or too much goes to the
 * largest part, where it is the least.
 */
export function roundParts(parts: readonly number[], step: number): number[] {
  const steps = parts.map((part) => Math.round(part / step))
  const whole = Math.round(parts.reduce((sum, part) => sum + part, 0) / step)
  const missing = whole - steps.reduce((sum, count) => sum + count, 0)
  const sizes = parts.map((part) => Math.abs(part))
  const largest = sizes.indexOf(Math.max(...sizes))
  return steps.map((count, index) => (index === largest ? count + missing : count) * step)
}
