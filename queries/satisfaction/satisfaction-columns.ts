import type { RowColumn } from '../exports/select.ts'
import type { SatisfactionMonth } from './query-satisfaction.ts'

export const satisfactionMonthColumns: readonly RowColumn<keyof SatisfactionMonth>[] = [
  { name: 'month', type: 'VARCHAR' },
  { name: 'complete', type: 'BOOLEAN' },
  { name: 'n', type: 'BIGINT' },
  { name: 'good', type: 'BIGINT' },
  { name: 'bad', type: 'BIGINT' },
  { name: 'value', type: 'DOUBLE' },
  { name: 'low', type: 'DOUBLE' },
  { name: 'high', type: 'DOUBLE' },
  { name: 'change', type: 'DOUBLE' },
  { name: 'change_low', type: 'DOUBLE' },
  { name: 'change_high', type: 'DOUBLE' },
  { name: 'differs', type: 'VARCHAR' }
]
