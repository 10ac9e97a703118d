export {
  bridgeLineColumns,
  bridgeLines,
  compositionPointColumns,
  compositionPoints,
  compositionRowColumns,
  flowPeriodColumns,
  flowPeriods,
  kpiRowColumns,
  pivotCellColumns,
  pivotCells
} from './answer-columns.ts'
export type { BridgeLine, CompositionMonth, FlowPeriod, PivotCell } from './answer-columns.ts'
export type { AnswerComparison, AnswerPeriod, Companion, KpiAnswer, KpiRow } from './answer.ts'
export {
  assessedRequestSchema,
  assessmentFormRequestSchema,
  assessmentRequestSchema
} from './assessment/assessment-request.ts'
export type {
  AssessedRequest,
  AssessmentFormRequest,
  AssessmentRequest
} from './assessment/assessment-request.ts'
export { openAssessed, queryAssessed } from './assessment/assessed-customers.ts'
export type { AssessedPage, AssessedRow } from './assessment/assessed-customers.ts'
export { assessedIndicatorColumns, formIndicatorColumns } from './assessment/assessment-columns.ts'
export { readAssessedMonths } from './assessment/assessed-months.ts'
export type { Advice, Grade } from './assessment/grades.ts'
export type { Missing } from './assessment/indicators.ts'
export { queryAssessmentHead } from './assessment/assessment-head.ts'
export type { AdviceShare, AssessmentHead } from './assessment/assessment-head.ts'
export { queryAssessment } from './assessment/query-assessment.ts'
export type {
  AssessedIndicator,
  AssessedMember,
  AssessmentOverview,
  GradeShare,
  MemberDimension,
  ScoreBin
} from './assessment/query-assessment.ts'
export { queryAssessmentForm } from './assessment/query-assessment-form.ts'
export type { AssessmentForm, FormIndicator } from './assessment/query-assessment-form.ts'
export type { Book } from './book/book.ts'
export { campaignColumns, campaignLines } from './campaigns/campaign-columns.ts'
export type { CampaignLine } from './campaigns/campaign-columns.ts'
export type { CampaignEffect, Contrast } from './campaigns/campaign-effect.ts'
export { openCampaignMembers, queryCampaignMembers } from './campaigns/campaign-members.ts'
export type { CampaignMemberRow, CampaignMembers } from './campaigns/campaign-members.ts'
export { memberGroups } from './campaigns/campaigns-request.ts'
export type { CampaignMembersRequest, CampaignsRequest, MemberGroup } from './campaigns/campaigns-request.ts'
export type { Campaign, CampaignsAnswer } from './campaigns/campaigns-answer.ts'
export { queryCampaigns } from './campaigns/query-campaigns.ts'
export { lookUpComposition, lookUpCompositionHistory, lookUpHistory, lookUpKpi } from './book/look-up.ts'
export { attachBook, attachedBook, bookBeside } from './book/attach-book.ts'
export { makeBook } from './book/make-book.ts'
export { hasWholeBook, readBook } from './book/read-book.ts'
export { queryCustomerFlow } from './customer-flow.ts'
export type { CustomerFlow, FlowCounts } from './customer-flow.ts'
export { kpiNames, kpis } from './catalog.ts'
export type { KpiName } from './catalog.ts'
export { lunarNewYear } from './chinese-calendar.ts'
export { openPendingList, queryPendingList } from './complaints/pending-list.ts'
export type { PendingList, PendingRow } from './complaints/pending-list.ts'
export {
  complaintColumns,
  complaintLines,
  complaintMonthColumns,
  complaintMonthLines
} from './complaints/complaint-columns.ts'
export { listComplaintDimensions } from './complaints/complaint-dimensions.ts'
export type { ComplaintGroup } from './complaints/complaint-groups.ts'
export type { StepFigures } from './complaints/counted-steps.ts'
export { queryComplaints } from './complaints/query-complaints.ts'
export type { ComplaintsAnswer, ComplaintStep } from './complaints/query-complaints.ts'
export { queryComplaintMonths } from './complaints/query-months.ts'
export type { ComplaintMonth, ComplaintMonths } from './complaints/query-months.ts'
export { lookUpComplaintTotal, queryComplaintTotal } from './complaints/query-total.ts'
export type { ComplaintTotal } from './complaints/query-total.ts'
export { queryPendingSummary } from './complaints/query-pending.ts'
export type { AgeBand, PendingSummary } from './complaints/query-pending.ts'
export {
  complaintMonthsRequestSchema,
  complaintsRequestSchema,
  pendingRequestSchema,
  pendingStates,
  pendingSummaryRequestSchema
} from './complaints/request.ts'
export type {
  ComplaintMonthsRequest,
  ComplaintsRequest,
  ComplaintTotalRequest,
  PendingRequest,
  PendingSummaryRequest
} from './complaints/request.ts'
export { complaintClocks, complaintSteps } from './complaints/terms.ts'
export type { ComplaintClock, ComplaintStepName } from './complaints/terms.ts'
export { queryCompositionHistory } from './composition-history.ts'
export type {
  CompositionHistory,
  CompositionHistoryRow,
  CompositionPoint
} from './composition-history-answer.ts'
export { queryComposition } from './composition.ts'
export type { Composition, CompositionRow } from './composition.ts'
export type { AbcClass, Concentration, ParetoPoint } from './concentration.ts'
export type {
  Direction,
  ExampleLine,
  Kind,
  KpiAlternative,
  KpiDefinition,
  KpiExample,
  KpiMethod,
  Unit
} from './define-query.ts'
export { customerRequestSchema } from './customers/card-request.ts'
export type { CustomerRequest } from './customers/card-request.ts'
export { contactFields } from './customers/contact-fields.ts'
export { listParameters } from './customers/list-filters.ts'
export type { ListChoice, ListParameter } from './customers/list-filters.ts'
export { customersRequestSchema } from './customers/list-request.ts'
export type { CustomersRequest } from './customers/list-request.ts'
export { queryCustomer } from './customers/query-customer.ts'
export type { ClassRun, CustomerCard } from './customers/query-customer.ts'
export {
  queryCustomersHead,
  openCustomers,
  orderCustomers,
  queryCustomers
} from './customers/query-customers.ts'
export type { CustomerOrder, CustomerRow, CustomersHead, CustomersPage } from './customers/query-customers.ts'
export { describeBuild } from './describe-build.ts'
export type { BuildDescription } from './describe-build.ts'
export { dimensionMembers, findMembers, membersRequestSchema } from './dimension-members.ts'
export type { Member, MembersRequest } from './dimension-members.ts'
export { listDimensions } from './dimensions.ts'
export type { Dimension } from './dimensions.ts'
export { queryModels, modelsRequestSchema } from './models/query-models.ts'
export type {
  BgNbdModel,
  GammaGammaModel,
  ModelsAnswer,
  ModelsRequest,
  ModelWarning
} from './models/query-models.ts'
export { customerValuesRequestSchema, queryCustomerValuesHead } from './models/values-head.ts'
export type { CustomerValuesHead, CustomerValuesRequest } from './models/values-head.ts'
export { queryCustomerValues } from './models/query-customer-values.ts'
export type {
  AliveBand,
  CustomerValues,
  HoldoutWeek,
  ValuedCustomer,
  ValueDecile,
  ValueMember
} from './models/query-customer-values.ts'
export { modelFigureColumns, modelFigureRows, valuedCustomerColumns } from './models/value-columns.ts'
export type { ModelFigureRow } from './models/value-columns.ts'
export { QueryError } from './errors.ts'
export type { Bridge, BridgeBar, BridgeRow, ExplainAnswer } from './explain/explain-answer.ts'
export { queryExplain } from './explain/query-explain.ts'
export { arrowOf } from './exports/arrow.ts'
export { csvOf } from './exports/csv.ts'
export { csvLine } from './exports/csv-text.ts'
export { exportOf } from './exports/export.ts'
export { limitFileAccess } from './exports/file-access.ts'
export { shareKept } from './session.ts'
export { exportFormats, formatDescriptions, negotiateFormat } from './exports/format.ts'
export type { ExportFormat } from './exports/format.ts'
export { jsonRowsOf } from './exports/json-rows.ts'
export { parquetOf } from './exports/parquet.ts'
export type { Parts } from './exports/parts.ts'
export { selectOfRows } from './exports/select.ts'
export type { RowColumn, Select } from './exports/select.ts'
export { streamInTurn } from './exports/stream-in-turn.ts'
export { xlsxOf } from './exports/xlsx.ts'
export type { Funnel, FunnelGroup, FunnelHead, FunnelStage, GroupStage } from './funnel/funnel-answer.ts'
export {
  funnelGroupColumns,
  funnelGroupLines,
  funnelStageColumns,
  funnelStageLines
} from './funnel/funnel-columns.ts'
export { opportunityOwner } from './funnel/funnel-request.ts'
export type { FunnelRequest } from './funnel/funnel-request.ts'
export { queryFunnel, queryFunnelHead } from './funnel/query-funnel.ts'
export { coarsestDimension, headlineDimensions } from './headline.ts'
export { kpiHistory } from './history.ts'
export type { HistoryPoint } from './history-points.ts'
export { openKpiRows, queryKpiRows, readKpiRows } from './kpi-rows.ts'
export type { CountedRow, OpenRows, RowsPage, RowSums, RowValues } from './kpi-rows.ts'
export { languages } from './language.ts'
export type { Language, Text } from './language.ts'
export { missingMarts } from './marts.ts'
export { readSources, sourcesOf } from './missing-sources.ts'
export { listClassRules } from './class-rules.ts'
export type { ClassRule, ClassRules } from './class-rules.ts'
export { kpiOfMeasure, measureNames, salesKpis } from './measures.ts'
export { queryPivot } from './pivot.ts'
export type { PivotAnswer, PivotMember } from './pivot-answer.ts'
export {
  bridges,
  bridgeSorts,
  classings,
  compareSchema,
  comparedPeriod,
  comparePeriodSchema,
  comparisons,
  compositionHistoryRequestSchema,
  compositionRequestSchema,
  daySchema,
  explainRequestSchema,
  filterSchema,
  flowRequestSchema,
  historyRequestSchema,
  kpiRequestSchema,
  monthSchema,
  otherPeriods,
  parseRequest,
  periodSchema,
  pivotRequestSchema,
  quarterSchema,
  rowLevels,
  rowsRequestSchema,
  scopeSchema
} from './request.ts'
export type {
  BridgeName,
  BridgeSort,
  Classing,
  Comparison,
  CompositionHistoryRequest,
  CompositionRequest,
  ExplainRequest,
  Filter,
  FlowRequest,
  HistoryRequest,
  KpiRequest,
  PeriodRequest,
  PivotRequest,
  RowsRequest,
  Scope
} from './request.ts'
export type { Cohort, CohortAverage, CohortPeriod } from './retention/average-cohorts.ts'
export { queryChurn } from './retention/query-churn.ts'
export type { ChurnAnswer, ChurnByWindow } from './retention/query-churn.ts'
export { queryCohorts } from './retention/query-cohorts.ts'
export type { CohortTriangle } from './retention/query-cohorts.ts'
export { queryLifecycle, readLifecycleStages } from './retention/query-lifecycle.ts'
export type { LifecycleFlow, LifecycleMonth, LifecycleStage, StageFlow } from './retention/query-lifecycle.ts'
export { querySurvival } from './retention/query-survival.ts'
export type { Survival, SurvivalGroup } from './retention/query-survival.ts'
export {
  cohortColumns,
  cohortLines,
  lifecycleColumns,
  lifecycleLines,
  survivalColumns,
  survivalLines
} from './retention/retention-columns.ts'
export {
  cohortGrains,
  shownCohorts,
  cohortsRequestSchema,
  lifecycleRequestSchema,
  survivalEvents,
  survivalRequestSchema
} from './retention/request.ts'
export type {
  ChurnRequest,
  CohortGrain,
  CohortsRequest,
  LifecycleRequest,
  SurvivalEvent,
  SurvivalRequest
} from './retention/request.ts'
export type { SurvivalStep } from './statistics/kaplan-meier.ts'
export type { Share } from './statistics/share.ts'
export type { Interval } from './statistics/wilson.ts'
export { describeQuality } from './quality/build-quality.ts'
export type {
  BuildQuality,
  CheckFinding,
  DataMonth,
  LineReference,
  SourceColumn
} from './quality/build-quality.ts'
export { correctableFile, filesWithRejects } from './quality/correctable-file.ts'
export type { CorrectableFile } from './quality/correctable-file.ts'
export { listDuplicates } from './quality/customer-duplicates.ts'
export type { CustomerDuplicate, CustomerDuplicates } from './quality/customer-duplicates.ts'
export { rejectReasonIn } from './quality/reject-reasons.ts'
export { countRejects, findRejects, listRejects, rejectsRequestSchema } from './quality/rejects.ts'
export type { Reject, RejectReason, RejectsRequest } from './quality/rejects.ts'
export { sourceQuality } from './quality/source-files.ts'
export type { SourceFile } from './quality/source-files.ts'
export { openCallList, queryCallList } from './risk/call-list.ts'
export type { CallList, CallRow } from './risk/call-list.ts'
export { queryClusters } from './risk/query-clusters.ts'
export type { Clusters, ClusterPoint, ClusterShare } from './risk/query-clusters.ts'
export { queryRisk } from './risk/query-risk.ts'
export type { GainPoint, RiskOverview, RiskQuality, RiskRule, RuleOutcome } from './risk/query-risk.ts'
export { clusterColumns, riskRuleColumns, riskRuleRows } from './risk/risk-columns.ts'
export type { RiskRuleRow } from './risk/risk-columns.ts'
export { callListRequestSchema, clustersRequestSchema, riskRequestSchema } from './risk/risk-request.ts'
export type { CallListRequest, ClustersRequest, RiskRequest } from './risk/risk-request.ts'
export { queryKpi } from './run-query.ts'
export { queryKpis } from './kpis-together.ts'
export { edgeSegments, queryMigration } from './segments/query-migration.ts'
export type { MigrationAnswer, MigrationCell, MigrationSegment } from './segments/query-migration.ts'
export {
  joinSegments,
  querySegmentDetails,
  querySegments,
  querySegmentsHead
} from './segments/query-segments.ts'
export type { SegmentRow, SegmentsAnswer, SegmentsHead } from './segments/query-segments.ts'
export type { HeatCell } from './segments/segment-details.ts'
export { listSchemes, schemeLabels } from './segments/schemes.ts'
export type { Scheme, Segment } from './segments/schemes.ts'
export { migrationColumns, migrationMoves, segmentColumns, segmentRows } from './segments/segment-columns.ts'
export type { MigrationMove } from './segments/segment-columns.ts'
export { migrationRequestSchema, segmentsRequestSchema } from './segments/segment-request.ts'
export type { MigrationRequest, SegmentsRequest } from './segments/segment-request.ts'
export { boardColumns } from './board/board-columns.ts'
export { queryBoard, queryBoardHead, queryBoardRows } from './board/query-board.ts'
export type { Board, BoardGroup, BoardHead, BoardRow } from './board/query-board.ts'
export { boardKinds, boardRequestSchema, boardSpans } from './board/request.ts'
export type { BoardKind, BoardRequest, BoardSpan } from './board/request.ts'
export { contactChannels } from './contacts/channels.ts'
export { contactGroupColumns, contactGroupRows } from './contacts/contact-columns.ts'
export { contactKpis } from './contacts/facts.ts'
export type { ContactGroupRow } from './contacts/contact-columns.ts'
export { openContactList, queryContactList } from './contacts/contact-list.ts'
export type { ContactList, ContactListRow } from './contacts/contact-list.ts'
export { queryContacts, queryContactsHead } from './contacts/query-contacts.ts'
export type {
  ContactGroup,
  ContactsAnswer,
  ContactsHead,
  ContactShare,
  ContactShares,
  RhythmCoverage
} from './contacts/contacts-answer.ts'
export { contactListRequestSchema, contactLists, contactsRequestSchema } from './contacts/request.ts'
export type { ContactListName, ContactListRequest, ContactsRequest } from './contacts/request.ts'
export { readSettings } from './settings.ts'
export { findStrayTargets, listTargetedKpis } from './targeted-kpis.ts'
export type { StrayTarget } from './targeted-kpis.ts'
export { openComments, queryComments } from './satisfaction/comments.ts'
export type { CommentRow, Comments } from './satisfaction/comments.ts'
export {
  querySatisfaction,
  querySatisfactionBeside,
  querySatisfactionScores
} from './satisfaction/query-satisfaction.ts'
export type {
  SatisfactionAnswer,
  SatisfactionBeside,
  SatisfactionMonth,
  SatisfactionScores
} from './satisfaction/query-satisfaction.ts'
export { satisfactionMonthColumns } from './satisfaction/satisfaction-columns.ts'
export { surveys } from './satisfaction/request.ts'
export type { CommentsRequest, SatisfactionRequest, Survey } from './satisfaction/request.ts'
export type { Weighted } from './satisfaction/reweight.ts'
export type { NextSteps } from './satisfaction/what-next.ts'
