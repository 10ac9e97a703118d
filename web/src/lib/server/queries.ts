// The one door to queries/: a client module that imports it fails the build.
export {
  countRejects,
  describeBuild,
  dimensionMembers,
  kpiHistory,
  kpis,
  listDimensions,
  queryComposition,
  queryKpi,
  QueryError,
  sourceQuality
} from '@clientele/queries'
export type {
  BuildDescription,
  Composition,
  CompositionRequest,
  CompositionRow,
  Dimension,
  Filter,
  HistoryPoint,
  HistoryRequest,
  KpiAnswer,
  KpiDefinition,
  KpiName,
  KpiRequest,
  KpiRow,
  Member,
  MembersRequest,
  RejectReason,
  SourceFile
} from '@clientele/queries'
