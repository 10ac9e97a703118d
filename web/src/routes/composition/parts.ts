import type { Unit } from '#lib/formats/scale.ts'
import type { Direction } from '#lib/view/judgement.ts'

/** One member, with its part of the whole. */
export type Part = {
  key: string
  /** Null for what has no member. */
  label: string | null
  value: number | null
  numerator: number | null
  denominator: number | null
  previous: number | null
  change: number | null
  changeRate: number | null
  share: number | null
  /** In parts of the whole, so 0.011 is 1.1 points. */
  shareChange: number | null
  /** Its change ÷ the total compared with. */
  contribution: number | null
  /** Of parts that overlap: the part ÷ the total. */
  reach: number | null
  cumulativeShare: number | null
  abc: 'A' | 'B' | 'C' | null
  /** Of the change, where it has one: chance explains one that holds 0. */
  interval: { low: number; high: number } | null
  /** Below zero, now or before. */
  isNegative: boolean
}

/** What is split, and how its numbers are written and judged. */
export type Measure = {
  kpi: string
  label: string
  unit: Unit
  kind: 'sum' | 'ratio' | 'median'
  direction: Direction
}

/** The rows that are shown of all, and where they stand among them. */
export type Parts = {
  rows: Part[]
  /** What lies beyond the first rows, together; null when all are shown, or a page of them. */
  other: (Part & { members: number }) | null
  total: Part
  /** How many there are, and how many of these were found by the search. */
  members: number
  found: number
  /** The place of the first row shown, from 1. */
  first: number
  partsAddUp: boolean
  negative: { members: number; value: number } | null
  /** The month of the last day that is looked at. */
  lastMonth: string
  /** Last day of data when the period is not over. */
  through: string | null
  /** The comparison had as few days as the period so far. */
  isSameDays: boolean
  hhi: { now: number; before: number | null } | null
}
