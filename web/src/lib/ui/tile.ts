import type { Unit } from '../formats/scale.ts'
import type { Direction, Judgement } from '../view/judgement.ts'
import type { Comparison } from '../view/view.ts'

/** A figure beside another one: what it was, should be, and how far apart the two are. */
export type Reference = {
  kind: Comparison
  value: number | null
  /** Of as many days as an incomplete month has had; null when it is of the whole month. */
  days: number | null
  change: number | null
  changeRate: number | null
  judgement: Judgement
}

/** A figure without which that of the tile should not be read. */
export type Companion = { kpi: string; label: string; unit: Unit; value: number | null }

/** How the figure of a tile was counted. */
export type Counting = {
  /** The definition that was used, and what it is called. */
  definition: string
  label: string
  /** False when another one was chosen in place of the KPI's own. */
  isOwn: boolean
  /** Looks at more days than those of the month. */
  trails: boolean
  /** The days that it looked at, the last one included. */
  window: { from: string; to: string }
  /** The days without a purchase after which a customer has churned, where they matter. */
  churnWindowDays: number | null
  /** The first day of the data, where the figure should have known days before it, and which way it is off. */
  shortHistory: { since: string; side: 'low' | 'high' | 'unsure' } | null
}

/** All that a tile shows of one KPI in one month. */
export type Tile = {
  kpi: string
  of: 'sales' | 'customers'
  label: string
  unit: Unit
  kind: 'sum' | 'ratio' | 'median'
  direction: Direction
  value: number | null
  /** Of a ratio */
  numerator: number | null
  denominator: number | null
  /** Bounds of the interval and size of the sample, where the KPI has them. */
  low: number | null
  high: number | null
  n: number | null
  isTooSmall: boolean
  /** The comparison that the viewer chose, then the target, as far as they exist. */
  references: readonly Reference[]
  /** Value ÷ target, while the viewer compares with the target. */
  attainment: number | null
  companions: readonly Companion[]
  counting: Counting
}
