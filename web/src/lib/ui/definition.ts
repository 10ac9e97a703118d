import type { Unit } from '../formats/scale.ts'
import type { Direction } from '../view/judgement.ts'

/** One way to count a KPI, in the viewer's language. */
export type Definition = {
  name: string
  label: string
  sentence: string
  formula: string
  /** What the worked examples show. */
  examples: readonly string[]
  sql: string
}

/** What a KPI is, and the ways to count it, its own one first. */
export type KpiWords = {
  unit: Unit
  direction: Direction
  /** What it is made of. */
  source: string
  definitions: readonly Definition[]
}
