import type { RowColumn } from '../exports/select.ts'
import type { MigrationAnswer, MigrationCell } from './query-migration.ts'
import type { SegmentRow, SegmentsAnswer } from './query-segments.ts'

export const segmentColumns: readonly RowColumn<keyof SegmentRow>[] = [
  { name: 'segment', type: 'VARCHAR' },
  { name: 'label', type: 'VARCHAR' },
  { name: 'customers', type: 'BIGINT' },
  { name: 'share', type: 'DOUBLE' },
  { name: 'net_amount', type: 'DOUBLE' },
  { name: 'net_amount_share', type: 'DOUBLE' },
  { name: 'recency_days', type: 'DOUBLE' },
  { name: 'orders', type: 'DOUBLE' },
  { name: 'mean_net_amount', type: 'DOUBLE' },
  { name: 'repurchase_rate', type: 'DOUBLE' },
  { name: 'repeating', type: 'BIGINT' },
  { name: 'buyers', type: 'BIGINT' },
  { name: 'previous_customers', type: 'BIGINT' },
  { name: 'change', type: 'BIGINT' },
  { name: 'change_rate', type: 'DOUBLE' },
  { name: 'previous_net_amount', type: 'DOUBLE' },
  { name: 'rule', type: 'VARCHAR' },
  { name: 'treatment', type: 'VARCHAR' }
]

export const segmentRows = ({ rows, total }: Pick<SegmentsAnswer, 'rows' | 'total'>): SegmentRow[] => [
  ...rows,
  total
]

/** A cell with the names of both segments. */
export interface MigrationMove extends MigrationCell {
  readonly from_label: string
  readonly to_label: string
}

export const migrationColumns: readonly RowColumn<keyof MigrationMove>[] = [
  { name: 'from_segment', type: 'VARCHAR' },
  { name: 'from_label', type: 'VARCHAR' },
  { name: 'to_segment', type: 'VARCHAR' },
  { name: 'to_label', type: 'VARCHAR' },
  { name: 'customers', type: 'BIGINT' },
  { name: 'net_amount_before', type: 'DOUBLE' },
  { name: 'net_amount_after', type: 'DOUBLE' }
]

export function migrationMoves({ cells, segments }: MigrationAnswer): MigrationMove[] {
  const label = (name: string) => segments.find(({ segment }) => segment === name)?.label ?? name
  return cells.map((cell) => ({
    ...cell,
    from_label: label(cell.from_segment),
    to_label: label(cell.to_segment)
  }))
}
