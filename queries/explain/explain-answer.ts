import type { AnswerComparison, AnswerPeriod } from '../answer.ts'
import type { KpiName } from '../catalog.ts'
import type { Day } from '../calendar.ts'
import type { Unit } from '../define-query.ts'
import type { BridgeName } from '../request.ts'

/** A bar of a bridge: what changed in one way, in the KPI's unit. */
export interface BridgeBar {
  /** `expanded`, `price`, `mix`, …, or the key of a member where the bars are members. */
  readonly effect: string
  readonly label: string
  /** What it adds to the change. The bars of a bridge sum to the change, to the stored 4 decimals. */
  readonly change: number
  /** How many customers, products or members stand behind it. */
  readonly members: number
}

/** A member of the bridge's dimension, with what each effect did there. */
export interface BridgeRow {
  readonly key: string
  readonly label: string | null
  readonly value: number | null
  readonly previous: number | null
  /** What the member adds to the change; the rows (and `other`) sum to it, and the effects of a row to its change. */
  readonly change: number
  readonly effects: Readonly<Record<string, number>>
}

export interface Bridge {
  readonly name: BridgeName
  /** The dimension of the rows. */
  readonly by: string
  /** In fixed order; every effect, also of 0, but for what only moves between members. */
  readonly bars: readonly BridgeBar[]
  /** A page of them; largest absolute change first, unless asked for otherwise. */
  readonly rows: readonly BridgeRow[]
  /** All that are not on the page: with the rows they come to the change, or with `effect` to its bar, exactly. */
  readonly other: (BridgeRow & { readonly members: number }) | null
  /** All that `effect` and `search` leave, whatever the page. */
  readonly found: BridgeFound
}

/** How many members there are, and what they come to together. */
export interface BridgeFound {
  readonly members: number
  readonly value: number | null
  readonly previous: number | null
  readonly change: number
}

/** How a KPI came from its figure in one period to that in another. */
export interface ExplainAnswer {
  readonly build: string
  readonly kpi: KpiName
  readonly unit: Unit
  readonly definition: string
  readonly period: AnswerPeriod
  /** The days that the KPI looked at: longer than the period where it trails. */
  readonly window: AnswerPeriod
  readonly through: Day
  readonly complete: boolean
  readonly comparison: AnswerComparison
  readonly value: number | null
  readonly previous: number | null
  readonly change: number | null
  /** Empty where one of the two periods has no figure. */
  readonly bridges: readonly Bridge[]
}
