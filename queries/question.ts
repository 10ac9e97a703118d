import type { KpiDefinition } from './define-query.ts'
import type { CataloguedDimension } from './dimensions.ts'
import type { NamedFilter } from './filters.ts'
import type { ViewerScope } from './scope.ts'

/** Each row's own month together with a member of a dimension; classes are those at the month's opening. */
export interface MonthlySplit {
  readonly monthlyBy: CataloguedDimension
}

/**
 * What to split by: a dimension, two for a pivot, each row's own month for a history, or both; null for the total.
 */
export type Split =
  CataloguedDimension | readonly [CataloguedDimension, CataloguedDimension] | MonthlySplit | 'month' | null

/** What is asked of a period, whichever period it is. */
export interface PeriodQuestion {
  readonly reads: KpiDefinition['reads']
  readonly scopeOf: KpiDefinition['scope_of']
  readonly by: Split
  readonly filters: readonly NamedFilter[]
  readonly scope: ViewerScope
  /** The finest mart to stand on whatever would do: for the rows behind a sum. */
  readonly everyLine?: boolean
}

/** A question about customers that splits them by nothing, of filters that are open. */
export const questionOfCustomers = (filters: readonly NamedFilter[], scope: ViewerScope): PeriodQuestion => ({
  reads: [],
  scopeOf: 'customers',
  by: null,
  filters,
  scope
})

/** The dimensions that a question splits by. */
export function splitDimensions(by: Split): readonly CataloguedDimension[] {
  if (by === null || by === 'month') return []
  if (isMonthly(by)) return [by.monthlyBy]
  return isPair(by) ? by : [by]
}

/** True when every row is split by its own month, and so has its own opening. */
export const splitsMonths = (by: Split): boolean => by === 'month' || (by !== null && isMonthly(by))

const isMonthly = (by: Exclude<Split, 'month' | null>): by is MonthlySplit => 'monthlyBy' in by

const isPair = (by: Split): by is readonly [CataloguedDimension, CataloguedDimension] => Array.isArray(by)

/** True when every customer belongs to one member, or pair of members: attributes of customers part them, lines do not. */
export function partitionsCustomers(by: Split): boolean {
  const dimensions = splitDimensions(by)
  return dimensions.length > 0 && dimensions.every(({ attribute_of }) => attribute_of === 'customer')
}

/** Whether a dimension classes customers anew every month: by tier, segment or stage of the lifecycle. */
export const isClass = ({ relation }: CataloguedDimension): boolean =>
  relation === 'tiers' || relation === 'segments' || relation === 'stages'

/** Whether a question needs to know the customers' classes. */
export const readsTiers = ({ by, filters }: PeriodQuestion): boolean =>
  [...splitDimensions(by), ...filters.map(({ dimension }) => dimension)].some(isClass)
