import type { KpiDefinition } from './define-query.ts'
import { isEventView } from './events.ts'
import { partitionsCustomers } from './question.ts'
import type { PeriodQuestion } from './question.ts'

/**
 * Sums of lines and of events add up over every dimension, what customers are counted by only over their own attributes; middles
 * never do.
 */
export function partsAddUp(kpi: KpiDefinition, { by }: PeriodQuestion): boolean {
  const ofLines = kpi.reads.every(
    (view) => view === 'period_sales' || view === 'base_sales' || isEventView(view)
  )
  return kpi.kind !== 'median' && (ofLines || partitionsCustomers(by))
}

/** True when every row counts for one member, so that the total can be had by adding the members up. */
export const totalIsSum = (kpi: KpiDefinition, question: PeriodQuestion): boolean =>
  partsAddUp(kpi, question) && (kpi.scope_of === 'customers' || !kpi.reads.includes('period_orders'))

/** Shares exist for additive measures and for attributes that partition the customers. */
export function sharesAddUp(kpi: KpiDefinition, { by }: PeriodQuestion): boolean {
  return kpi.kind === 'sum' && (kpi.additive || partitionsCustomers(by))
}

/** True when the figure is a sum over events. */
export const addsEvents = ({ reads, window, kind }: KpiDefinition): boolean =>
  window === 'period' && kind !== 'median' && reads.every(isEventView)

/** True when the figure is a sum over lines or events, so that months and members of any dimensions can be added. */
export const addsRows = (kpi: KpiDefinition): boolean =>
  addsEvents(kpi) || (kpi.window === 'period' && kpi.reads.every((view) => view === 'period_sales'))
