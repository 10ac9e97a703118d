import type { Endpoint } from './endpoint.ts'
import { assessedEndpoint, assessmentEndpoint, assessmentFormEndpoint } from './endpoints/assessment.ts'
import {
  buildEndpoint,
  definitionsEndpoint,
  dimensionsEndpoint,
  membersEndpoint
} from './endpoints/catalogue.ts'
import { boardEndpoint } from './endpoints/board.ts'
import { campaignMembersEndpoint, campaignsEndpoint, funnelEndpoint } from './endpoints/campaigns.ts'
import { clustersEndpoint } from './endpoints/clusters.ts'
import { contactListEndpoint, contactsEndpoint } from './endpoints/contacts.ts'
import {
  complaintMonthsEndpoint,
  complaintsEndpoint,
  pendingEndpoint,
  pendingSummaryEndpoint
} from './endpoints/complaints.ts'
import { customerFlowEndpoint } from './endpoints/customer-flow.ts'
import { customerEndpoint } from './endpoints/customer.ts'
import { customersEndpoint } from './endpoints/customers.ts'
import { explainEndpoint } from './endpoints/explain.ts'
import { compositionEndpoint, kpiEndpoint, pivotEndpoint } from './endpoints/figures.ts'
import { compositionHistoryEndpoint } from './endpoints/histories.ts'
import { customerValuesEndpoint, modelsEndpoint } from './endpoints/models.ts'
import { rejectsEndpoint } from './endpoints/rejects.ts'
import { cohortsEndpoint, lifecycleEndpoint, survivalEndpoint } from './endpoints/retention.ts'
import { callListEndpoint, riskEndpoint } from './endpoints/risk.ts'
import { rowsEndpoint } from './endpoints/rows.ts'
import { commentsEndpoint, satisfactionEndpoint } from './endpoints/satisfaction.ts'
import { migrationEndpoint, segmentsEndpoint } from './endpoints/segments.ts'

/** Everything that the API answers, in the order of its document. */
export const endpoints = [
  kpiEndpoint,
  compositionEndpoint,
  compositionHistoryEndpoint,
  pivotEndpoint,
  explainEndpoint,
  customerFlowEndpoint,
  rowsEndpoint,
  cohortsEndpoint,
  survivalEndpoint,
  lifecycleEndpoint,
  customersEndpoint,
  customerEndpoint,
  clustersEndpoint,
  riskEndpoint,
  callListEndpoint,
  satisfactionEndpoint,
  commentsEndpoint,
  contactsEndpoint,
  contactListEndpoint,
  boardEndpoint,
  assessmentEndpoint,
  assessedEndpoint,
  assessmentFormEndpoint,
  segmentsEndpoint,
  migrationEndpoint,
  complaintsEndpoint,
  complaintMonthsEndpoint,
  pendingSummaryEndpoint,
  pendingEndpoint,
  customerValuesEndpoint,
  modelsEndpoint,
  campaignsEndpoint,
  campaignMembersEndpoint,
  funnelEndpoint,
  rejectsEndpoint,
  definitionsEndpoint,
  dimensionsEndpoint,
  membersEndpoint,
  buildEndpoint
] as const

/** Where its document stands, made of the endpoints themselves. */
export const documentPath = '/api/v1/openapi.json'

/** The addresses that there are, for who asked for another. */
export const addresses: readonly string[] = [
  ...(endpoints as readonly Pick<Endpoint, 'path'>[]).map(({ path }) => path),
  documentPath
]
