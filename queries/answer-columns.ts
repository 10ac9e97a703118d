import type { KpiRow } from './answer.ts'
import type { CompositionHistory, CompositionPoint } from './composition-history-answer.ts'
import type { CompositionRow } from './composition.ts'
import type { CustomerFlow, FlowCounts } from './customer-flow.ts'
import type { ExplainAnswer } from './explain/explain-answer.ts'
import type { RowColumn } from './exports/select.ts'
import type { PivotAnswer } from './pivot-answer.ts'

// The rows of each answer as CSV, Arrow and Parquet have them, for selectOfRows.

export const kpiRowColumns: readonly RowColumn<keyof KpiRow>[] = [
  { name: 'key', type: 'VARCHAR' },
  { name: 'label', type: 'VARCHAR' },
  { name: 'value', type: 'DOUBLE' },
  { name: 'numerator', type: 'DOUBLE' },
  { name: 'denominator', type: 'DOUBLE' },
  { name: 'previous', type: 'DOUBLE' },
  { name: 'change', type: 'DOUBLE' },
  { name: 'change_rate', type: 'DOUBLE' },
  { name: 'share', type: 'DOUBLE' },
  { name: 'n', type: 'BIGINT' },
  { name: 'low', type: 'DOUBLE' },
  { name: 'high', type: 'DOUBLE' },
  { name: 'change_low', type: 'DOUBLE' },
  { name: 'change_high', type: 'DOUBLE' }
]

export const compositionRowColumns: readonly RowColumn<keyof CompositionRow>[] = [
  ...kpiRowColumns,
  { name: 'previous_share', type: 'DOUBLE' },
  { name: 'share_change_points', type: 'DOUBLE' },
  { name: 'contribution', type: 'DOUBLE' },
  { name: 'reach', type: 'DOUBLE' },
  { name: 'cumulative_share', type: 'DOUBLE' },
  { name: 'abc', type: 'VARCHAR' },
  { name: 'negative', type: 'BOOLEAN' }
]

/** A member's figure of one month; `other` and `total` are rows of the same shape. */
export interface CompositionMonth extends CompositionPoint {
  readonly key: string
  readonly label: string | null
  /** `YYYY-MM`. */
  readonly month: string
  readonly complete: boolean
}

export const compositionPointColumns: readonly RowColumn<keyof CompositionMonth>[] = [
  { name: 'key', type: 'VARCHAR' },
  { name: 'label', type: 'VARCHAR' },
  { name: 'month', type: 'VARCHAR' },
  { name: 'complete', type: 'BOOLEAN' },
  { name: 'value', type: 'DOUBLE' },
  { name: 'share', type: 'DOUBLE' }
]

/** Every member's months, oldest first, then those of the others together and of the total. */
export function compositionPoints({
  months,
  rows,
  other,
  parts_add_up
}: Pick<CompositionHistory, 'months' | 'rows' | 'other' | 'parts_add_up'>): CompositionMonth[] {
  const totals = months.map(({ total }) => ({
    value: total,
    share: parts_add_up && (total ?? 0) > 0 ? 1 : null
  }))
  const all = [
    ...rows,
    ...(other ? [{ key: 'other', label: null, points: other.points }] : []),
    { key: 'total', label: null, points: totals }
  ]
  return all.flatMap(({ key, label, points }) =>
    months.map(({ month, complete }, place) => ({
      key,
      label,
      month,
      complete,
      ...(points[place] ?? { value: null, share: null })
    }))
  )
}

/** A cell of a pivot with the members that meet in it. */
export interface PivotCell {
  readonly row_key: string
  readonly row_label: string | null
  readonly column_key: string
  readonly column_label: string | null
  readonly value: number | null
}

export const pivotCellColumns: readonly RowColumn<keyof PivotCell>[] = [
  { name: 'row_key', type: 'VARCHAR' },
  { name: 'row_label', type: 'VARCHAR' },
  { name: 'column_key', type: 'VARCHAR' },
  { name: 'column_label', type: 'VARCHAR' },
  { name: 'value', type: 'DOUBLE' }
]

/** The cells in which something meets, row by row; no totals, which cells need not add up to. */
export function pivotCells({ rows, columns, cells }: PivotAnswer): PivotCell[] {
  return rows.flatMap((row, place) =>
    columns.flatMap((column, position) => {
      const value = cells[place]?.[position] ?? null
      if (value === null) return []
      return {
        row_key: row.key,
        row_label: row.label,
        column_key: column.key,
        column_label: column.label,
        value
      }
    })
  )
}

/** What one effect of a bridge did at one member; those of a bridge sum to its change. */
export interface BridgeLine {
  readonly bridge: string
  readonly by: string
  readonly effect: string
  /** Of the member; `other` are those beyond the limit, together. */
  readonly key: string
  readonly label: string | null
  readonly previous: number | null
  readonly value: number | null
  readonly change: number
}

export const bridgeLineColumns: readonly RowColumn<keyof BridgeLine>[] = [
  { name: 'bridge', type: 'VARCHAR' },
  { name: 'by', type: 'VARCHAR' },
  { name: 'effect', type: 'VARCHAR' },
  { name: 'key', type: 'VARCHAR' },
  { name: 'label', type: 'VARCHAR' },
  { name: 'previous', type: 'DOUBLE' },
  { name: 'value', type: 'DOUBLE' },
  { name: 'change', type: 'DOUBLE' }
]

/** Every member's effects but those of 0, bridge by bridge in the order of the answer. */
export function bridgeLines({ bridges }: Pick<ExplainAnswer, 'bridges'>): BridgeLine[] {
  return bridges.flatMap(({ name: bridge, by, rows, other }) =>
    [...rows, ...(other ? [other] : [])].flatMap(({ key, label, previous, value, effects }) =>
      Object.entries(effects)
        .filter(([, change]) => change !== 0)
        .map(([effect, change]) => ({ bridge, by, effect, key, label, previous, value, change }))
    )
  )
}

/** Who came and who went in one period, both of whose days count. */
export interface FlowPeriod extends FlowCounts {
  readonly from: string
  readonly to: string
}

export const flowPeriodColumns: readonly RowColumn<keyof FlowPeriod>[] = [
  { name: 'from', type: 'DATE' },
  { name: 'to', type: 'DATE' },
  { name: 'opening', type: 'BIGINT' },
  { name: 'new', type: 'BIGINT' },
  { name: 'reactivated', type: 'BIGINT' },
  { name: 'churned', type: 'BIGINT' },
  { name: 'came_back', type: 'BIGINT' },
  { name: 'closing', type: 'BIGINT' }
]

/** The period, up to the last day that is known of it, then the one compared with where it has counts. */
export function flowPeriods({
  period,
  through,
  now,
  comparison,
  previous
}: Pick<CustomerFlow, 'period' | 'through' | 'now' | 'comparison' | 'previous'>): FlowPeriod[] {
  return [
    { from: period.from, to: through, ...now },
    ...(comparison && previous ? [{ from: comparison.from, to: comparison.to, ...previous }] : [])
  ]
}
