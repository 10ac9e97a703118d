import type { RowColumn } from '../exports/select.ts'
import type { ModelsAnswer } from './query-models.ts'
import type { ValuedCustomer } from './query-customer-values.ts'

// The rows of the models' answers as CSV, Arrow and Parquet have them, for selectOfRows.

export const valuedCustomerColumns: readonly RowColumn<keyof ValuedCustomer>[] = [
  { name: 'customer_id', type: 'VARCHAR' },
  { name: 'customer_name', type: 'VARCHAR' },
  { name: 'tier', type: 'VARCHAR' },
  { name: 'tier_label', type: 'VARCHAR' },
  { name: 'repeat_purchases', type: 'BIGINT' },
  { name: 'recency_weeks', type: 'DOUBLE' },
  { name: 'age_weeks', type: 'DOUBLE' },
  { name: 'mean_spend', type: 'DOUBLE' },
  { name: 'p_alive', type: 'DOUBLE' },
  { name: 'expected_purchases', type: 'DOUBLE' },
  { name: 'expected_spend', type: 'DOUBLE' },
  { name: 'expected_value', type: 'DOUBLE' }
]

/** One figure of a model, or one warning, whose code is the text. */
export interface ModelFigureRow {
  readonly model: string
  readonly name: string
  readonly value: number | null
  readonly text: string | null
}

export const modelFigureColumns: readonly RowColumn<keyof ModelFigureRow>[] = [
  { name: 'model', type: 'VARCHAR' },
  { name: 'name', type: 'VARCHAR' },
  { name: 'value', type: 'DOUBLE' },
  { name: 'text', type: 'VARCHAR' }
]

/** The models' figures, then what speaks against them. */
export function modelFigureRows(answer: ModelsAnswer): ModelFigureRow[] {
  const { bg_nbd, gamma_gamma, clusters, churn_tree, warnings } = answer
  const figures = Object.entries({ bg_nbd, gamma_gamma, clusters, churn_tree }).flatMap(([model, found]) =>
    Object.entries(found ?? {}).map(([name, value]) => ({ model, name, value: value as number, text: null }))
  )
  return [
    ...figures,
    ...warnings.map(({ model, code, value }) => ({ model, name: 'warning', value, text: code }))
  ]
}
