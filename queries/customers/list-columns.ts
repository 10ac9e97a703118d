import type { Day } from '../calendar.ts'
import type { Language } from '../language.ts'
import type { Scope } from '../request.ts'
import { contactFields, contactSql } from './contact-fields.ts'
import type { JoinName } from './list-joins.ts'

/** A column of the list of customers. */
export interface ListColumn {
  readonly name: string
  readonly sql: string
  readonly needs: readonly JoinName[]
  /** What to sort by, where it is not the column itself; null where the list is not sorted by it. */
  readonly order?: string | null
}

export interface ColumnsContext {
  readonly until: Day
  /** True when nothing that the build knows is after the days of the list. */
  readonly isLatest: boolean
  readonly language: Language
  readonly scope: Scope
}

/** The columns of the list in their order; figures are of the days before `until`. */
export function listColumns(context: ColumnsContext): ListColumn[] {
  const { until, isLatest, language, scope } = context
  const label = language === 'en' ? 'label_en' : 'label_zh'
  return [
    { name: 'customer_id', sql: 'customers.customer_id', needs: [] },
    {
      name: 'customer_name',
      sql: 'customers.customer_name',
      needs: [],
      order: 'coalesce(customers.customer_name, customers.customer_id)'
    },
    { name: 'owner', sql: 'customers.owner', needs: [] },
    { name: 'home_region', sql: 'home_regions.region_name', needs: ['home_regions'] },
    { name: 'tier', sql: 'tiers.tier', needs: ['tiers'], order: null },
    {
      name: 'tier_label',
      sql: `coalesce(tier_names.${label}, tiers.tier)`,
      needs: ['tier_names'],
      order: 'tier_names.position'
    },
    { name: 'segment', sql: 'scheme_segments.segment', needs: ['scheme_segments'], order: null },
    {
      name: 'segment_label',
      sql: `coalesce(segment_names.${label}, scheme_segments.segment)`,
      needs: ['segment_names'],
      order: 'segment_names.position'
    },
    { name: 'stage', sql: 'stages.stage', needs: ['stages'], order: null },
    {
      name: 'stage_label',
      sql: `coalesce(stage_names.${label}, stages.stage)`,
      needs: ['stage_names'],
      order: 'stage_names.position'
    },
    {
      name: 'first_order_on',
      sql: `case when customers.first_order_on < date '${until}' then customers.first_order_on end`,
      needs: []
    },
    isLatest
      ? { name: 'last_order_on', sql: 'customers.last_order_on', needs: [] }
      : { name: 'last_order_on', sql: 'last_days.ordered_on', needs: ['last_days'] },
    { name: 'order_count', sql: 'coalesce(recent.order_count, 0)', needs: ['trailing'] },
    { name: 'net_amount', sql: 'coalesce(recent.net_amount, 0)', needs: ['trailing'] },
    { name: 'p_alive', sql: 'customer_values.p_alive', needs: ['customer_values'] },
    { name: 'expected_value', sql: 'customer_values.expected_value', needs: ['customer_values'] },
    { name: 'churn_probability', sql: 'risks.churn_probability', needs: ['risks'] },
    { name: 'value_at_risk', sql: 'risks.value_at_risk', needs: ['risks'] },
    {
      name: 'cluster_label',
      sql: `coalesce(cluster_names.${label}, clusters.cluster)`,
      needs: ['cluster_names'],
      order: 'cluster_names.position'
    },
    ...contactFields.map((field): ListColumn => ({
      name: field,
      sql: contactSql(field, `customers.${field}`, scope),
      needs: [],
      order: null
    }))
  ]
}
