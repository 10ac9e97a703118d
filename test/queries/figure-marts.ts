import type { KpiDefinition } from '../../queries/define-query.ts'
import { sourcesOf } from '../../queries/index.ts'

/**
 * What a figure of sales or customers may be counted from, split by and compared with, in all; what else is counted is a
 * mart of its source's name. A warehouse of these alone is made in less than half the time.
 */
export const figureMarts = [
  'contact_coverage',
  ...['settings', 'months', 'source_files', 'customers', 'orders', 'order_lines', 'purchase_days'],
  ...['sales_months', 'dimensions', 'regions', 'products', 'tiers', 'customer_tiers', 'targets']
]

/** What a KPI in all, split by nothing and compared with nothing, is counted from. */
export const martsOf = (kpi: KpiDefinition): string[] => [
  ...['settings', 'source_files', 'sales_months', 'orders', 'order_lines', 'purchase_days'],
  ...sourcesOf(kpi),
  ...(kpi.reads.includes('period_complaint_steps') ? ['complaint_steps'] : []),
  ...(kpi.reads.includes('period_requirements') ? ['contact_coverage'] : [])
]
