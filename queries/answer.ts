import type { KpiName } from './catalog.ts'
import type { Day } from './calendar.ts'
import type { Kind, Unit } from './define-query.ts'
import type { Comparison } from './request.ts'

/** A member of the dimension asked for, or the total. What does not apply, or is not known, is null. */
export interface KpiRow {
  /** The member as filters name it; '' is "none", `total` the total, `other` what lies beyond the limit. */
  readonly key: string
  /** The member's name; null where it has none of its own (none, total, other): whoever shows it names those. */
  readonly label: string | null
  /** Money and units with at most 4 decimals, exact; a rate as a fraction. */
  readonly value: number | null
  /** Of a ratio; null for sums and counts. */
  readonly numerator: number | null
  readonly denominator: number | null
  /** The figure compared with: that of the other period, or the target. */
  readonly previous: number | null
  readonly change: number | null
  /** `change` ÷ `previous`; null when that is not above zero. */
  readonly change_rate: number | null
  /** Part of the total that the viewer may see; null where the parts do not add up to it. */
  readonly share: number | null
  /** How many customers a share of them rests on, and its 95 % interval; null for other figures. */
  readonly n: number | null
  readonly low: number | null
  readonly high: number | null
  /** The 95 % interval of `change` between the shares of two periods; where it holds 0, chance explains the change. */
  readonly change_low: number | null
  readonly change_high: number | null
}

export interface AnswerPeriod {
  readonly from: Day
  /** Inclusive. */
  readonly to: Day
}

/** A figure without which another should not be read, over the same period and filters. */
export interface Companion {
  readonly kpi: KpiName
  /** The definition that was used. */
  readonly definition: string
  readonly unit: Unit
  readonly value: number | null
  readonly numerator: number | null
  readonly denominator: number | null
}

/** With what a period was compared. */
export interface AnswerComparison {
  /** `period`: one that was chosen. */
  readonly kind: Comparison | 'period'
  readonly from: Day
  readonly to: Day
  /** True when an incomplete period was compared with as many days, or a target was cut to the days so far. */
  readonly same_days: boolean
  /** The days that the figure compared with was worked out from; null for targets and means. */
  readonly window: AnswerPeriod | null
  /** True when the data begin after a day that the figure compared with should have known. */
  readonly short_history: boolean
}

export interface KpiAnswer {
  readonly build: string
  readonly kpi: KpiName
  readonly unit: Unit
  readonly kind: Kind
  /** The definition that was used. */
  readonly definition: string
  /** As asked for. */
  readonly period: AnswerPeriod
  /** The days that the KPI looked at: longer than the period where it trails. */
  readonly window: AnswerPeriod
  /** True when the data begin after a day that the figure should have known, so that it is lower, or newer, than real. */
  readonly short_history: boolean
  /** Days without a purchase after which a customer counts as churned, for figures that depend on it; else null. */
  readonly churn_window_days: number | null
  /** Last day of the period that the build looks at. */
  readonly through: Day
  /** False while days of the period are still to come. */
  readonly complete: boolean
  readonly comparison: AnswerComparison | null
  /**
   * The day on which customers were classified, where tiers were asked for: tiers are set at the openings of months,
   * so a period that begins within one uses that month's, and `classes: base` the compared period's. Else null.
   */
  readonly tiers_at: Day | null
  /** True when the rows add up to the total; shares and contributions exist only then. */
  readonly parts_add_up: boolean
  /** Largest first, "none" last among equals; without a dimension the total alone. */
  readonly rows: readonly KpiRow[]
  readonly total: KpiRow
  /** Of the total: the figures that belong beside it. */
  readonly companions: readonly Companion[]
  /** The members beyond the limit, together; its figures are null where members cannot be added. */
  readonly other: (KpiRow & { readonly members: number }) | null
}
