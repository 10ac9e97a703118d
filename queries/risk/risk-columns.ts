import type { RowColumn } from '../exports/select.ts'
import type { ClusterShare } from './query-clusters.ts'
import type { RiskRule } from './query-risk.ts'

/** A rule as one flat row of a file. */
export interface RiskRuleRow extends Omit<RiskRule, 'train' | 'test'> {
  readonly train_customers: number
  readonly train_left: number
  readonly train_share: number | null
  readonly test_customers: number
  readonly test_left: number
  readonly test_share: number | null
}

export const riskRuleColumns: readonly RowColumn<keyof RiskRuleRow>[] = [
  { name: 'position', type: 'BIGINT' },
  { name: 'rule', type: 'VARCHAR' },
  { name: 'label', type: 'VARCHAR' },
  { name: 'probability', type: 'DOUBLE' },
  { name: 'customers', type: 'BIGINT' },
  { name: 'yearly_value', type: 'DOUBLE' },
  { name: 'value_at_risk', type: 'DOUBLE' },
  { name: 'train_customers', type: 'BIGINT' },
  { name: 'train_left', type: 'BIGINT' },
  { name: 'train_share', type: 'DOUBLE' },
  { name: 'test_customers', type: 'BIGINT' },
  { name: 'test_left', type: 'BIGINT' },
  { name: 'test_share', type: 'DOUBLE' }
]

export const riskRuleRows = (rules: readonly RiskRule[]): RiskRuleRow[] =>
  rules.map(({ train, test, ...rule }) => ({
    ...rule,
    train_customers: train.customers,
    train_left: train.left,
    train_share: train.share,
    test_customers: test.customers,
    test_left: test.left,
    test_share: test.share
  }))

export const clusterColumns: readonly RowColumn<keyof ClusterShare>[] = [
  { name: 'position', type: 'BIGINT' },
  { name: 'cluster', type: 'VARCHAR' },
  { name: 'label', type: 'VARCHAR' },
  { name: 'customers', type: 'BIGINT' },
  { name: 'customer_share', type: 'DOUBLE' },
  { name: 'net_amount', type: 'DOUBLE' },
  { name: 'net_share', type: 'DOUBLE' },
  { name: 'typical_recency_days', type: 'DOUBLE' },
  { name: 'typical_orders', type: 'DOUBLE' },
  { name: 'typical_net_amount', type: 'DOUBLE' }
]
