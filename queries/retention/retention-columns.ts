import type { RowColumn } from '../exports/select.ts'
import type { SurvivalStep } from '../statistics/kaplan-meier.ts'
import type { CohortPeriod } from './average-cohorts.ts'
import type { CohortTriangle } from './query-cohorts.ts'
import type { LifecycleFlow } from './query-lifecycle.ts'
import type { Survival } from './query-survival.ts'

/** A cell of the triangle with the cohort that it is a share of. */
export interface CohortLine extends CohortPeriod {
  readonly cohort: string
  readonly customers: number
  readonly value: number
}

export const cohortColumns: readonly RowColumn<keyof CohortLine>[] = [
  { name: 'cohort', type: 'VARCHAR' },
  { name: 'index', type: 'BIGINT' },
  { name: 'period', type: 'VARCHAR' },
  { name: 'complete', type: 'BOOLEAN' },
  { name: 'customers', type: 'BIGINT' },
  { name: 'on', type: 'BIGINT' },
  { name: 'on_or_after', type: 'BIGINT' },
  { name: 'value', type: 'DOUBLE' },
  { name: 'value_on', type: 'DOUBLE' },
  { name: 'value_on_or_after', type: 'DOUBLE' },
  { name: 'net_amount', type: 'DOUBLE' }
]

/** Every cohort's periods, oldest first. */
export const cohortLines = ({ cohorts }: Pick<CohortTriangle, 'cohorts'>): CohortLine[] =>
  cohorts.flatMap(({ cohort, customers, value, periods }) =>
    periods.map((period) => ({ cohort, customers, value, ...period }))
  )

/** A step of the curve of one group; `total` is the group of all. */
export interface SurvivalLine extends SurvivalStep {
  readonly key: string
  readonly label: string | null
  readonly customers: number
}

export const survivalColumns: readonly RowColumn<keyof SurvivalLine>[] = [
  { name: 'key', type: 'VARCHAR' },
  { name: 'label', type: 'VARCHAR' },
  { name: 'customers', type: 'BIGINT' },
  { name: 'time', type: 'BIGINT' },
  { name: 'at_risk', type: 'BIGINT' },
  { name: 'events', type: 'BIGINT' },
  { name: 'survival', type: 'DOUBLE' },
  { name: 'standard_error', type: 'DOUBLE' }
]

/** The curve of all customers, then that of each group. */
export const survivalLines = ({ total, groups }: Pick<Survival, 'total' | 'groups'>): SurvivalLine[] =>
  [total, ...groups].flatMap(({ key, label, customers, steps }) =>
    steps.map((step) => ({ key, label, customers, ...step }))
  )

/** Customers in a stage at an end of a month (`opening` into it, `closing` out of it), or on their way between two. */
export interface LifecycleLine {
  readonly month: string
  readonly kind: 'opening' | 'flow' | 'closing'
  readonly from_stage: string | null
  readonly to_stage: string | null
  readonly customers: number
}

export const lifecycleColumns: readonly RowColumn<keyof LifecycleLine>[] = [
  { name: 'month', type: 'VARCHAR' },
  { name: 'kind', type: 'VARCHAR' },
  { name: 'from_stage', type: 'VARCHAR' },
  { name: 'to_stage', type: 'VARCHAR' },
  { name: 'customers', type: 'BIGINT' }
]

/** Month by month: who was in each stage, who moved, who is in each stage. */
export const lifecycleLines = ({
  stages,
  months
}: Pick<LifecycleFlow, 'stages' | 'months'>): LifecycleLine[] =>
  months.flatMap(({ month, opening, flows, closing }) => [
    ...stages.map(({ stage }) => ({
      month,
      kind: 'opening' as const,
      from_stage: null,
      to_stage: stage,
      customers: opening[stage] ?? 0
    })),
    ...flows.map(({ from, to, customers }) => ({
      month,
      kind: 'flow' as const,
      from_stage: from,
      to_stage: to,
      customers
    })),
    ...stages.map(({ stage }) => ({
      month,
      kind: 'closing' as const,
      from_stage: stage,
      to_stage: null,
      customers: closing[stage] ?? 0
    }))
  ])
