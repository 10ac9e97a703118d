import type { Unit } from '#lib/formats/scale.ts'
import type { Direction } from '#lib/view/judgement.ts'

/** Rows of a source in a worked example, by the columns that they say. */
export type ExampleRows = {
  source: string
  rows: readonly Readonly<Record<string, string | number>>[]
}

/** Worked by hand: these rows, this period, this figure. */
export type Example = {
  title: string
  /** Sales first; sources without rows are not there. */
  given: readonly ExampleRows[]
  /** As requests write it: `2026-09`, `2026-Q3`, `2026-09-01..2026-09-30` */
  period: string
  settings: Readonly<Record<string, string | number>>
  expected: { value: number | null; numerator?: number; denominator?: number }
}

/** One way to count a KPI, in the viewer's language. */
export type Method = {
  name: string
  label: string
  sentence: string
  formula: string
  window: 'period' | 'trailing-year'
  looksBack: 'window' | 'base' | 'churn-window' | 'all'
  looksAhead: boolean
  churnWindow: 'configured' | 'proposed'
  interval: 'wilson' | 'net-score' | 'mean' | null
  sql: string
  examples: readonly Example[]
}

/** A KPI as the page shows it: what all its definitions share, and each of them, its own first. */
export type Entry = {
  name: string
  label: string
  unit: Unit
  kind: 'sum' | 'ratio' | 'median'
  direction: Direction
  source: string
  scopeOf: 'lines' | 'customers'
  additive: boolean
  addsUpOverTime: boolean
  companions: readonly { name: string; label: string }[]
  methods: readonly [Method, ...Method[]]
}

/** Settings that figures depend on, as this build has them; null where it has none. */
export type Thresholds = {
  churnWindowDays: number | null
  proposedChurnWindowDays: number | null
  repeatWindowDays: number | null
  minimumN: number | null
  materialityRate: number | null
  trailingMonths: number | null
  strategicMinimum: number | null
  keyMinimum: number | null
  areTiersDerived: boolean
}

/** A KPI over the month of the view. */
export type Figure = { value: number | null; numerator: number | null; denominator: number | null }

/** Whether a KPI is meant by what was typed: every word of it stands in its names, sentences or formulas. */
export function isAbout(entry: Entry, search: string): boolean {
  const texts = [
    entry.name,
    entry.label,
    ...entry.methods.flatMap(({ label, sentence, formula }) => [label, sentence, formula])
  ]
  return holdsWords(texts.join('\n'), search)
}

/** Whether every word stands in a text, letter case aside. */
export function holdsWords(text: string, search: string): boolean {
  const where = text.toLowerCase()
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => where.includes(word))
}
