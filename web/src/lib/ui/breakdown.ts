import type { Unit } from '../formats/scale.ts'
import type { Direction } from '../view/judgement.ts'

/** One member of a dimension, with its part of the whole. */
export type BreakdownRow = {
  key: string
  /** Null for the member that has no name: sales without one. */
  label: string | null
  value: number | null
  previous: number | null
  change: number | null
  changeRate: number | null
  share: number | null
  /** In parts of the whole, so 0.011 is 1.1 points. */
  shareChange: number | null
}

/** A whole split by one dimension, largest part first. */
export type Breakdown = {
  /** What the whole is a sum of. */
  kpi: string
  unit: Unit
  direction: Direction
  dimension: string
  /** Of the dimension */
  label: string
  rows: readonly BreakdownRow[]
  /** What the members beyond the rows come to, together. */
  rest: (BreakdownRow & { members: number }) | null
  total: BreakdownRow
  /** How many members returned more than they bought; shares mislead then. */
  negativeMembers: number
  /** The Herfindahl index of the parts, now and before; null where there is nothing to say. */
  concentration: { now: number; before: number | null } | null
}
