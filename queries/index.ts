export type { AnswerPeriod, KpiAnswer, KpiRow } from './answer.ts'
export { kpiNames, kpis } from './catalog.ts'
export type { KpiName } from './catalog.ts'
export { queryComposition } from './composition.ts'
export type { Composition, CompositionRow } from './composition.ts'
export type { Direction, ExampleLine, KpiDefinition, KpiExample, Unit } from './define-query.ts'
export { describeBuild } from './describe-build.ts'
export type { BuildDescription } from './describe-build.ts'
export { dimensionMembers, findMembers, membersRequestSchema } from './dimension-members.ts'
export type { Member, MembersRequest } from './dimension-members.ts'
export { listDimensions } from './dimensions.ts'
export type { Dimension } from './dimensions.ts'
export { QueryError } from './errors.ts'
export { kpiHistory } from './history.ts'
export type { HistoryPoint } from './history.ts'
export { queryKpiRows } from './kpi-rows.ts'
export type { CountedRow } from './kpi-rows.ts'
export { languages } from './language.ts'
export type { Language, Text } from './language.ts'
export { kpiOfMeasure, measureNames } from './measures.ts'
export {
  comparisons,
  compositionRequestSchema,
  daySchema,
  filterSchema,
  historyRequestSchema,
  kpiRequestSchema,
  monthSchema,
  parseRequest,
  periodSchema,
  quarterSchema,
  rowsRequestSchema,
  scopeSchema
} from './request.ts'
export type {
  Comparison,
  CompositionRequest,
  Filter,
  HistoryRequest,
  KpiRequest,
  PeriodRequest,
  RowsRequest,
  Scope
} from './request.ts'
export { queryKpi } from './run-query.ts'
export { countRejects, listRejects, rejectsRequestSchema, sourceQuality } from './source-quality.ts'
export type { Reject, RejectReason, RejectsRequest, SourceFile } from './source-quality.ts'
