import type { Asks, Unbound, Viewer } from './answers.ts'
import {
  queryAssessed,
  queryAssessment,
  queryAssessmentForm,
  queryAssessmentHead,
  listComplaintDimensions,
  queryComplaintMonths,
  lookUpComplaintTotal,
  queryComplaints,
  queryComplaintTotal,
  queryPendingList,
  queryPendingSummary,
  queryMigration,
  queryCallList,
  queryCampaignMembers,
  queryCampaigns,
  queryFunnel,
  queryFunnelHead,
  queryChurn,
  queryCohorts,
  queryCustomerValues,
  queryCustomerValuesHead,
  queryLifecycle,
  queryModels,
  querySurvival,
  queryClusters,
  queryRisk,
  joinSegments,
  querySegmentDetails,
  querySegmentsHead,
  type AssessedPage,
  type AssessedRequest,
  type AssessmentForm,
  type AssessmentFormRequest,
  type AssessmentHead,
  type AssessmentOverview,
  type AssessmentRequest,
  type CallList,
  type CallListRequest,
  type CampaignMembers,
  type CampaignMembersRequest,
  type CampaignsAnswer,
  type CampaignsRequest,
  type Funnel,
  type FunnelHead,
  type FunnelRequest,
  type Clusters,
  type ClustersRequest,
  type ChurnAnswer,
  type ChurnRequest,
  type CohortsRequest,
  type Dimension,
  type ComplaintMonths,
  type ComplaintMonthsRequest,
  type ComplaintsAnswer,
  type ComplaintsRequest,
  type ComplaintTotal,
  type ComplaintTotalRequest,
  type PendingList,
  type PendingRequest,
  type PendingSummary,
  type PendingSummaryRequest,
  type CohortTriangle,
  type CustomerValues,
  type CustomerValuesHead,
  type CustomerValuesRequest,
  type LifecycleFlow,
  type LifecycleRequest,
  type MigrationAnswer,
  type MigrationRequest,
  type ModelsAnswer,
  type RiskOverview,
  type RiskRequest,
  type SegmentsAnswer,
  type SegmentsHead,
  type SegmentsRequest,
  type Survival,
  type SurvivalRequest
} from './queries.ts'

/** What is asked of who the customers are: segments, risk, and whether they stay. */
export type CustomerAnswers = {
  /** How many are in which segment at the end of a month: what of it can be said at once. */
  segmentsHead(request: Unbound<SegmentsRequest>): Promise<SegmentsHead>
  /** Who is in which segment at the end of a month. */
  segments(request: Unbound<SegmentsRequest>): Promise<SegmentsAnswer>
  /** Who moved between segments. */
  migration(request: Unbound<MigrationRequest>): Promise<MigrationAnswer>
  /** Who is expected to leave. */
  risk(request: Unbound<RiskRequest>): Promise<RiskOverview>
  /** Whom to call first: a page of them, for eyes. */
  callList(request: Unbound<CallListRequest>): Promise<CallList>
  clusters(request: Unbound<ClustersRequest>): Promise<Clusters>
  /** Who came back, by first purchases. */
  cohorts(request: Unbound<CohortsRequest>): Promise<CohortTriangle>
  /** How many left, by both windows, and who of them came back. */
  churn(request: Unbound<ChurnRequest>): Promise<ChurnAnswer>
  /** How long customers stay, or wait. */
  survival(request: Unbound<SurvivalRequest>): Promise<Survival>
  /** Stages of customers month by month. */
  lifecycle(request: Unbound<LifecycleRequest>): Promise<LifecycleFlow>
  /** What customers are expected to buy. */
  customerValues(request: Unbound<CustomerValuesRequest>): Promise<CustomerValues>
  /** What all of them are: what of it can be said at once. */
  customerValuesHead(request: Unbound<Omit<CustomerValuesRequest, 'limit'>>): Promise<CustomerValuesHead>
  /** How customers are assessed. */
  assessment(request: Unbound<AssessmentRequest>): Promise<AssessmentOverview>
  /** What can be said of all of them at once. */
  assessmentHead(request: Unbound<AssessmentRequest>): Promise<AssessmentHead>
  /** A page of the assessed customers, for eyes. */
  assessed(request: Unbound<AssessedRequest>): Promise<AssessedPage>
  /** The assessment of one customer; null when there is none of that id. */
  assessmentForm(request: Unbound<AssessmentFormRequest>): Promise<AssessmentForm | null>
  /** Complaints of a period, and how soon they were handled. */
  complaints(request: Unbound<ComplaintsRequest>): Promise<ComplaintsAnswer>
  /** How many complaints of a period for how many orders: what of them can be said at once. */
  complaintTotal(request: Unbound<ComplaintTotalRequest>): Promise<ComplaintTotal>
  /** What complaints can be split by. */
  complaintDimensions(): Promise<Dimension[]>
  complaintMonths(request: Unbound<ComplaintMonthsRequest>): Promise<ComplaintMonths>
  /** How old the open ones are, and what they wait for. */
  pendingSummary(request: Unbound<PendingSummaryRequest>): Promise<PendingSummary>
  /** What is to be done next: a page of it, for eyes. */
  pendingList(request: Unbound<PendingRequest>): Promise<PendingList>
  /** What campaigns cost and brought. */
  campaigns(request: Unbound<CampaignsRequest>): Promise<CampaignsAnswer>
  /** Who was chosen for a campaign: a page of them, for eyes. */
  campaignMembers(request: Unbound<CampaignMembersRequest>): Promise<CampaignMembers>
  /** What can be said of all opportunities at once. */
  funnelHead(request: Unbound<Omit<FunnelRequest, 'by' | 'limit'>>): Promise<FunnelHead>
  /** Opportunities from stage to stage. */
  funnel(request: Unbound<FunnelRequest>): Promise<Funnel>
  /** What the build learnt, and what speaks against relying on it. */
  models(): Promise<ModelsAnswer>
}

export const customerAnswers = ({ named, plain }: Asks, viewer: Viewer): CustomerAnswers => ({
  ...segmentAnswers({ named, plain }, viewer),
  ...complaintAnswers({ named, plain }, viewer),
  migration: (request) =>
    named('migration', request, (connection) => queryMigration(connection, { ...request, ...viewer })),
  risk: (request) => named('risk', request, (connection) => queryRisk(connection, { ...request, ...viewer })),
  callList: (request) =>
    named('call-list', request, (connection) => queryCallList(connection, { ...request, ...viewer })),
  clusters: (request) =>
    named('clusters', request, (connection) => queryClusters(connection, { ...request, ...viewer })),
  cohorts: (request) =>
    plain('cohorts', request, (connection) => queryCohorts(connection, { ...request, scope: viewer.scope })),
  churn: (request) =>
    plain('churn', request, (connection) => queryChurn(connection, { ...request, scope: viewer.scope })),
  survival: (request) =>
    named('survival', request, (connection) => querySurvival(connection, { ...request, ...viewer })),
  lifecycle: (request) =>
    plain('lifecycle', request, (connection) =>
      queryLifecycle(connection, { ...request, scope: viewer.scope })
    ),
  customerValuesHead: (request) =>
    plain('customer-values-head', request, (connection) =>
      queryCustomerValuesHead(connection, { ...request, scope: viewer.scope })
    ),
  customerValues: (request) =>
    named('customer-values', request, (connection) =>
      queryCustomerValues(connection, { ...request, ...viewer })
    ),
  assessmentHead: (request) =>
    named('assessment-head', request, (connection) =>
      queryAssessmentHead(connection, { ...request, ...viewer })
    ),
  assessment: (request) =>
    named('assessment', request, (connection) => queryAssessment(connection, { ...request, ...viewer })),
  assessed: (request) =>
    named('assessed', request, (connection) => queryAssessed(connection, { ...request, ...viewer })),
  assessmentForm: (request) =>
    named('assessment-form', request, (connection) =>
      queryAssessmentForm(connection, { ...request, ...viewer })
    ),
  campaigns: (request) =>
    plain('campaigns', request, (connection) =>
      queryCampaigns(connection, { ...request, scope: viewer.scope })
    ),
  campaignMembers: (request) =>
    named('campaign-members', request, (connection) =>
      queryCampaignMembers(connection, { ...request, ...viewer })
    ),
  funnelHead: (request) =>
    plain('funnel-head', request, (connection) =>
      queryFunnelHead(connection, { ...request, scope: viewer.scope })
    ),
  funnel: (request) =>
    named('funnel', request, (connection) => queryFunnel(connection, { ...request, ...viewer })),
  models: () => named('models', null, (connection) => queryModels(connection, { language: viewer.language }))
})

function segmentAnswers(
  { named, plain }: Pick<Asks, 'named' | 'plain'>,
  viewer: Viewer
): Pick<CustomerAnswers, 'segmentsHead' | 'segments'> {
  const segmentsHead: CustomerAnswers['segmentsHead'] = (request) =>
    named('segments-head', request, (connection) => querySegmentsHead(connection, { ...request, ...viewer }))
  return {
    segmentsHead,
    segments: async ({ compare, ...asked }) => {
      const [head, details] = await Promise.all([
        segmentsHead({ ...asked, ...(compare !== undefined && { compare }) }),
        // Kept from comparison to comparison.
        plain('segment-details', asked, (connection) =>
          querySegmentDetails(connection, { ...asked, ...viewer })
        )
      ])
      return joinSegments(head, details)
    }
  }
}

type OfComplaints = 'complaints' | 'complaintTotal' | 'complaintDimensions' | 'complaintMonths'

const complaintAnswers = (
  { named, plain }: Pick<Asks, 'named' | 'plain'>,
  viewer: Viewer
): Pick<CustomerAnswers, OfComplaints | 'pendingSummary' | 'pendingList'> => ({
  complaints: (request) =>
    named('complaints', request, (connection) => queryComplaints(connection, { ...request, ...viewer })),
  complaintTotal: (request) => {
    const asked = { ...request, scope: viewer.scope }
    return plain(
      'complaint-total',
      request,
      (connection) => queryComplaintTotal(connection, asked),
      (book) => lookUpComplaintTotal(book, asked)
    )
  },
  complaintDimensions: () => plain('complaint-dimensions', null, listComplaintDimensions),
  complaintMonths: (request) =>
    plain('complaint-months', request, (connection) =>
      queryComplaintMonths(connection, { ...request, scope: viewer.scope })
    ),
  pendingSummary: (request) =>
    plain('pending-summary', request, (connection) =>
      queryPendingSummary(connection, { ...request, scope: viewer.scope })
    ),
  pendingList: (request) =>
    named('pending-list', request, (connection) => queryPendingList(connection, { ...request, ...viewer }))
})
