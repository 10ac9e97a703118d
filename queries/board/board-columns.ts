import type { RowColumn } from '../exports/select.ts'
import type { BoardRow } from './query-board.ts'

export const boardColumns: readonly RowColumn<keyof BoardRow>[] = [
  { name: 'kind', type: 'VARCHAR' },
  { name: 'due_at', type: 'VARCHAR' },
  { name: 'days_left', type: 'DOUBLE' },
  { name: 'customer_id', type: 'VARCHAR' },
  { name: 'customer_name', type: 'VARCHAR' },
  { name: 'rep', type: 'VARCHAR' },
  { name: 'team', type: 'VARCHAR' },
  { name: 'tier_label', type: 'VARCHAR' },
  { name: 'reason', type: 'VARCHAR' },
  { name: 'action', type: 'VARCHAR' },
  { name: 'value_at_risk', type: 'DOUBLE' },
  { name: 'yearly_value', type: 'DOUBLE' },
  { name: 'last_contact_on', type: 'DATE' }
]
