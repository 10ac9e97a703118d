import type { KpiDefinition } from './define-query.ts'
import { listAllowed, QueryError } from './errors.ts'
import { activeCustomers } from './kpis/active-customers/active-customers.ts'
import { averageOrderValue } from './kpis/average-order-value/average-order-value.ts'
import { ces } from './kpis/ces/ces.ts'
import { churnRate } from './kpis/churn-rate/churn-rate.ts'
import { complaintFollowUpInTime } from './kpis/complaint-follow-up-in-time/complaint-follow-up-in-time.ts'
import { complaintResponseInTime } from './kpis/complaint-response-in-time/complaint-response-in-time.ts'
import { complaintResponseMinutes } from './kpis/complaint-response-minutes/complaint-response-minutes.ts'
import { complaintSolutionHours } from './kpis/complaint-solution-hours/complaint-solution-hours.ts'
import { complaintSolutionInTime } from './kpis/complaint-solution-in-time/complaint-solution-in-time.ts'
import { complaints } from './kpis/complaints/complaints.ts'
import { complaintsPerThousandOrders } from './kpis/complaints-per-thousand-orders/complaints-per-thousand-orders.ts'
import { contactCoverage } from './kpis/contact-coverage/contact-coverage.ts'
import { contactsRecordedInTime } from './kpis/contacts-recorded-in-time/contacts-recorded-in-time.ts'
import { contacts } from './kpis/contacts/contacts.ts'
import { costCoverage } from './kpis/cost-coverage/cost-coverage.ts'
import { csatScore } from './kpis/csat-score/csat-score.ts'
import { csat } from './kpis/csat/csat.ts'
import { grossMargin } from './kpis/gross-margin/gross-margin.ts'
import { grossProfit } from './kpis/gross-profit/gross-profit.ts'
import { grossSales } from './kpis/gross-sales/gross-sales.ts'
import { netSales } from './kpis/net-sales/net-sales.ts'
import { newCustomers } from './kpis/new-customers/new-customers.ts'
import { nextStepsDoneInTime } from './kpis/next-steps-done-in-time/next-steps-done-in-time.ts'
import { nps } from './kpis/nps/nps.ts'
import { orders } from './kpis/orders/orders.ts'
import { purchaseFrequency } from './kpis/purchase-frequency/purchase-frequency.ts'
import { purchaseInterval } from './kpis/purchase-interval/purchase-interval.ts'
import { reactivationRate } from './kpis/reactivation-rate/reactivation-rate.ts'
import { recordsUpdatedInTime } from './kpis/records-updated-in-time/records-updated-in-time.ts'
import { repurchaseRate } from './kpis/repurchase-rate/repurchase-rate.ts'
import { retentionRate } from './kpis/retention-rate/retention-rate.ts'
import { returnRate } from './kpis/return-rate/return-rate.ts'
import { salesCycle } from './kpis/sales-cycle/sales-cycle.ts'
import { surveyResponseRate } from './kpis/survey-response-rate/survey-response-rate.ts'
import { units } from './kpis/units/units.ts'
import { winRate } from './kpis/win-rate/win-rate.ts'

const catalog = [
  netSales,
  grossSales,
  returnRate,
  grossProfit,
  grossMargin,
  costCoverage,
  units,
  orders,
  averageOrderValue,
  activeCustomers,
  newCustomers,
  repurchaseRate,
  purchaseFrequency,
  purchaseInterval,
  retentionRate,
  churnRate,
  reactivationRate,
  csat,
  csatScore,
  nps,
  ces,
  surveyResponseRate,
  complaints,
  complaintsPerThousandOrders,
  complaintResponseInTime,
  complaintSolutionInTime,
  complaintFollowUpInTime,
  complaintResponseMinutes,
  complaintSolutionHours,
  contacts,
  contactsRecordedInTime,
  nextStepsDoneInTime,
  recordsUpdatedInTime,
  contactCoverage,
  winRate,
  salesCycle
] as const

export type KpiName = (typeof catalog)[number]['name']

/** Every KPI, in the order in which they are shown. */
export const kpis: readonly KpiDefinition<KpiName>[] = catalog

export const kpiNames = catalog.map(({ name }) => name)

/**
 * A KPI under one of its definitions: its own unless another is named.
 * @throws QueryError when it has no such definition.
 */
export function findKpi(name: KpiName, definition?: string): KpiDefinition<KpiName> {
  const kpi = kpis.find((each) => each.name === name)
  if (!kpi) throw new Error(`the catalog has no KPI ${name}`)
  if (definition === undefined || definition === kpi.variant) return kpi
  const { alternatives, variant } = kpi
  const chosen = alternatives.find((alternative) => alternative.name === definition)
  if (!chosen) {
    const allowed = listAllowed([variant, ...alternatives.map((alternative) => alternative.name)])
    throw new QueryError({ parameter: 'definition', value: definition, allowed: `${name}: ${allowed}` })
  }
  const { name: chosenVariant, label, ...method } = chosen
  return { ...kpi, ...method, variant: chosenVariant, variant_label: label }
}
