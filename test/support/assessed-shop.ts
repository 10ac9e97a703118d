import {
  readAssessmentPlan,
  type AssessmentPlan
} from '../../pipeline/segments/assessment/assessment-plan.ts'
import type { Row, TinySources } from './warehouse.ts'

const bands = (limits: readonly number[], scores: readonly number[]) => ({
  name: 'bands' as const,
  bands: scores.map((score, index) => ({
    from: limits[index - 1] ?? null,
    below: limits[index] ?? null,
    score
  }))
})

/** Half orders (1, 2, 3 or more: 40, 70, 100), half complaints (none, some: 100, 60), and a tenth that staff enter. */
const plan: AssessmentPlan = {
  ...readAssessmentPlan(),
  indicators: [
    {
      indicator: 'orders',
      weight: 45,
      measured: { measure: 'purchase_frequency', rule: bands([2, 3], [40, 70, 100]) },
      label_zh: '订单',
      label_en: 'Orders'
    },
    {
      indicator: 'complaints',
      weight: 45,
      measured: { measure: 'complaints', rule: bands([1], [100, 60]) },
      label_zh: '投诉',
      label_en: 'Complaints'
    },
    { indicator: 'credit', weight: 10, measured: null, label_zh: '信用', label_en: 'Credit' }
  ]
}

const bought = (customer_id: string, days: readonly string[]): Row[] =>
  days.map((ordered_at) => ({ customer_id, ordered_at, amount: 100 }))

/**
 * Six customers at the end of October 2026. Ada: 100 and 60, so 80.0, just an A. Bo: 70 and 100, 85.0, A. Cy: 40 and 60,
 * 50.0, C. Di: 40 and 100, 70.0, B. Ed bought first in November, and Flo a year before: no order in the window, 40.
 */
export const assessedShop: TinySources = {
  settings: { as_of: '2026-11-05', assessment_months: 2, complete_through: '2026-10-31' },
  assessmentPlan: plan,
  regions: [
    { region_id: 'N', region_name: 'North' },
    { region_id: 'S', region_name: 'South' }
  ],
  customers: [
    { customer_id: 'ada', customer_name: 'Ada', owner: 'Lin', region_id: 'N', tier: 'key' },
    { customer_id: 'bo', customer_name: 'Bo', owner: 'Lin', region_id: 'N', tier: 'key' },
    { customer_id: 'cy', customer_name: 'Cy', owner: 'Mo', region_id: 'S', tier: 'regular' },
    { customer_id: 'di', owner: 'Mo', region_id: 'S', tier: 'regular' },
    { customer_id: 'ed', region_id: 'S', tier: 'regular' },
    { customer_id: 'flo', owner: 'Mo', region_id: 'S', tier: 'regular' },
    { customer_id: 'gus', owner: 'Mo', region_id: 'S' }
  ],
  customer_aliases: [{ alias_id: 'ada-2', customer_id: 'ada' }],
  sales: [
    ...bought('ada', ['2026-01-10', '2026-02-10']),
    ...bought('ada-2', ['2026-03-10']),
    ...bought('bo', ['2026-01-10', '2026-02-10']),
    ...bought('cy', ['2026-01-11']),
    ...bought('di', ['2026-10-31']),
    ...bought('ed', ['2026-11-01']),
    ...bought('flo', ['2025-10-31'])
  ],
  complaints: [
    { complaint_id: '1', customer_id: 'ada', opened_at: '2026-05-01' },
    { complaint_id: '2', customer_id: 'cy', opened_at: '2026-05-01' },
    { complaint_id: '3', customer_id: 'flo', opened_at: '2026-05-01' }
  ]
}
