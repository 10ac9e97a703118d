import type { KpiName } from './catalog.ts'
import type { Kind, Unit } from './define-query.ts'

/** A member's figure of one month. */
export interface CompositionPoint {
  /** Null before the first and after the last month of data, for a rate of nothing, and of others that cannot be added. */
  readonly value: number | null
  /** `value` ÷ the month's total; null where the parts do not add up to it, or it is not above zero. */
  readonly share: number | null
}

export interface CompositionHistoryRow {
  /** The member as filters name it; '' is "none". */
  readonly key: string
  readonly label: string | null
  /** One per month of the answer, in their order. */
  readonly points: readonly CompositionPoint[]
}

/** What a measure was made of, month by month. */
export interface CompositionHistory {
  readonly build: string
  readonly kpi: KpiName
  readonly unit: Unit
  readonly kind: Kind
  readonly definition: string
  readonly by: string
  /** True when the rows of every month add up to its total; shares exist only then. */
  readonly parts_add_up: boolean
  /** Oldest first. `complete` is false when days of the month are still to come. */
  readonly months: readonly {
    readonly month: string
    readonly complete: boolean
    readonly total: number | null
  }[]
  /** Those with the largest values of the last month first. */
  readonly rows: readonly CompositionHistoryRow[]
  /** The members beyond the limit, together; its values are null where members cannot be added. */
  readonly other: { readonly members: number; readonly points: readonly CompositionPoint[] } | null
}

/** By `YYYY-MM`; a month without rows is not among them. */
export type MonthValues = ReadonlyMap<string, number | null>

/** What a row of the answer is made of: a member, or the rest of them. */
export interface HistoryLine {
  readonly key: string
  readonly label: string | null
  readonly is_rest: boolean
  readonly members: number
  readonly values: MonthValues
}
