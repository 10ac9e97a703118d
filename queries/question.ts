import type { DuckDBConnection } from '@duckdb/node-api'
import type { KpiDefinition } from './define-query.ts'
import { findDimension, readDimensions } from './dimensions.ts'
import { nameFilters, openFilters } from './filters.ts'
import type { PeriodQuestion } from './period-views.ts'
import type { Filter, Scope } from './request.ts'
import { openScope, viewerScope } from './scope.ts'

/**
 * Finds dimension, filters and scope in this build and opens them on the connection's session.
 * @throws QueryError when the build has no such dimension.
 */
export async function openQuestion(
  connection: DuckDBConnection,
  kpi: KpiDefinition,
  { by, where, scope }: { by?: string | undefined; where: readonly Filter[]; scope: Scope }
): Promise<PeriodQuestion> {
  const dimensions = by === undefined && where.length === 0 ? [] : await readDimensions(connection)
  const question: PeriodQuestion = {
    view: kpi.reads,
    scopeOf: kpi.scope_of,
    by: by === undefined ? null : findDimension(dimensions, by, 'by'),
    filters: nameFilters(where, dimensions),
    scope: viewerScope(scope)
  }
  await openFilters(connection, question.filters)
  await openScope(connection, question.scope)
  return question
}
