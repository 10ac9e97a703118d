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

/** All that a tile shows of one KPI in one month. */
export type Tile = {
  kpi: string
  label: string
  /** One sentence that says how it is counted. */
  definition: string
  unit: Unit
  direction: Direction
  value: number | null
  /** Bounds of the interval and size of the sample, where the KPI has them. */
  low: number | null
  high: number | null
  n: number | null
  isTooSmall: boolean
  /** The comparison that the viewer chose, then the target, as far as they exist. */
  references: readonly Reference[]
  /** Value ÷ target, while the viewer compares with the target. */
  attainment: number | null
  /** The months up to this one, oldest first. */
  history: readonly { month: string; value: number | null }[]
}
