import type { RowColumn } from '../exports/select.ts'
import type { AssessedIndicator } from './query-assessment.ts'
import type { FormIndicator } from './query-assessment-form.ts'

/** What files hold of an assessment: the indicators with their weights and what hangs on them. */
export const assessedIndicatorColumns: readonly RowColumn<keyof AssessedIndicator>[] = [
  { name: 'position', type: 'BIGINT' },
  { name: 'indicator', type: 'VARCHAR' },
  { name: 'label', type: 'VARCHAR' },
  { name: 'kind', type: 'VARCHAR' },
  { name: 'measure', type: 'VARCHAR' },
  { name: 'weight', type: 'DOUBLE' },
  { name: 'counted_weight', type: 'DOUBLE' },
  { name: 'missing', type: 'VARCHAR' },
  { name: 'absent_source', type: 'VARCHAR' },
  { name: 'customers', type: 'BIGINT' },
  { name: 'mean_score', type: 'DOUBLE' },
  { name: 'moved_by_less', type: 'BIGINT' },
  { name: 'moved_by_more', type: 'BIGINT' },
  { name: 'moved', type: 'BIGINT' }
]

export const formIndicatorColumns: readonly RowColumn<keyof FormIndicator>[] = [
  { name: 'indicator', type: 'VARCHAR' },
  { name: 'label', type: 'VARCHAR' },
  { name: 'kind', type: 'VARCHAR' },
  { name: 'weight', type: 'DOUBLE' },
  { name: 'counted_weight', type: 'DOUBLE' },
  { name: 'score', type: 'DOUBLE' },
  { name: 'points', type: 'DOUBLE' },
  { name: 'basis', type: 'VARCHAR' },
  { name: 'missing', type: 'VARCHAR' },
  { name: 'absent_source', type: 'VARCHAR' },
  { name: 'grade_if_less', type: 'VARCHAR' },
  { name: 'grade_if_more', type: 'VARCHAR' }
]
