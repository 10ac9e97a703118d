import type { AnswerPeriod } from './answer.ts'
import type { KpiName } from './catalog.ts'
import type { Day } from './calendar.ts'
import type { Kind, Unit } from './define-query.ts'

/** A member of the rows or columns, with its own figure over all of the other dimension. */
export interface PivotMember {
  readonly key: string
  readonly label: string | null
  readonly value: number | null
}

/** A KPI by two dimensions. Totals are figures of their own: distinct counts and ratios do not add up. */
export interface PivotAnswer {
  readonly build: string
  readonly kpi: KpiName
  readonly unit: Unit
  readonly kind: Kind
  readonly definition: string
  readonly period: AnswerPeriod
  readonly window: AnswerPeriod
  readonly through: Day
  readonly complete: boolean
  readonly row_dimension: string
  readonly column_dimension: string
  /** Largest first; the total of each row stands beside its name. */
  readonly rows: readonly PivotMember[]
  readonly columns: readonly PivotMember[]
  /** One array per row, one figure per column; null where nothing meets. */
  readonly cells: readonly (readonly (number | null)[])[]
  readonly total: number | null
  /** Members beyond the limits. */
  readonly more_rows: number
  readonly more_columns: number
  /** True when the cells of a row add up to the row's total. */
  readonly rows_add_up: boolean
  /** True when the cells of a column add up to the column's total. */
  readonly columns_add_up: boolean
}
