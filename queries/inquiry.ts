import type { DuckDBConnection } from '@duckdb/node-api'
import type { KpiDefinition } from './define-query.ts'
import { findDimension, readDimensions } from './dimensions.ts'
import { nameFilters, openFilters } from './filters.ts'
import type { PeriodQuestion } from './period-views.ts'
import type { Filter, Scope } from './request.ts'
import { openScope, viewerScope } from './scope.ts'

/** A KPI and what is asked of it, open on the session of a connection; what is left to say is the period. */
export interface Inquiry {
  readonly connection: DuckDBConnection
  readonly kpi: KpiDefinition
  readonly question: PeriodQuestion
}

/**
 * Finds dimension, filters and scope in this build and opens them on the connection's session.
 * @throws QueryError when the build has no such dimension.
 */
export async function openInquiry(
  connection: DuckDBConnection,
  kpi: KpiDefinition,
  { by, where, scope }: { by?: string | undefined; where: readonly Filter[]; scope: Scope }
): Promise<Inquiry> {
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
  return { connection, kpi, question }
}

/** The same without the split: distinct counts do not add up, so a total is always a run of its own. */
export function ofTotal(inquiry: Inquiry): Inquiry {
  return { ...inquiry, question: { ...inquiry.question, by: null } }
}
