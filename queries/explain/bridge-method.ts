import type { KpiDefinition } from '../define-query.ts'
import type { CataloguedDimension } from '../dimensions.ts'
import type { BridgeName } from '../request.ts'
import type { Change } from './change.ts'
import type { Effect } from './effects.ts'

/** A way to take a change apart: for which KPIs, by which dimensions, and into what. */
export interface BridgeMethod {
  readonly name: BridgeName
  explains(kpi: KpiDefinition): boolean
  /** Whether the members of a dimension can be its rows; asked only where it explains the KPI. */
  splitsBy(kpi: KpiDefinition, dimension: CataloguedDimension): boolean
  /** The dimension of the rows, when none is asked for. */
  usualDimension(kpi: KpiDefinition, dimensions: readonly CataloguedDimension[]): CataloguedDimension
  /** Its bars in order; null where they are the members themselves. */
  effects(kpi: KpiDefinition): readonly Effect[] | null
  /** Whether each member of the dimension is one part, which has one effect. */
  isOneEach(by: CataloguedDimension): boolean
  /**
   * Makes the table `period_bridge_parts`, one row per member, leaf and effect: `member, is_shared, leaf, effect,
   * is_first, numerator, denominator, compared_numerator, compared_denominator, change`. Its changes sum to that of the
   * whole. `leaf` is the customer, product or member that a bar counts, null for none; `is_first` marks, among rows that
   * repeat the sums of a leaf, the one that counts. The views `period_member_labels` and `period_totals` are open.
   */
  makeParts(change: Change, by: CataloguedDimension): Promise<void>
}

export const partsTable = (sql: string): string =>
  `create or replace temp table period_bridge_parts as\n${sql}`
