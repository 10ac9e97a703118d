import type { DuckDBConnection } from '@duckdb/node-api'
import { standsOn } from './backing.ts'
import type { KpiDefinition } from './define-query.ts'
import { findDimension, readEveryDimension } from './dimensions.ts'
import type { CataloguedDimension } from './dimensions.ts'
import { eventViews, isEventView } from './events.ts'
import { nameFilters, openFilters } from './filters.ts'
import { refuseWithoutSource } from './missing-sources.ts'
import { windowStatements } from './period-views.ts'
import type { PeriodQuestion, Split } from './question.ts'
import type { Span } from './period.ts'
import type { Filter, Scope } from './request.ts'
import { openScope, viewerScope } from './scope.ts'
import { runAll } from './session.ts'
import type { BuildPeriod } from './settings.ts'
import { windowOf } from './window.ts'

/** A KPI and what is asked of it; what is left to say is the period. */
export interface Asked {
  readonly kpi: KpiDefinition
  readonly build: BuildPeriod
  readonly question: PeriodQuestion
}

/** What is asked, open on the session of a connection. */
export interface Inquiry extends Asked {
  readonly connection: DuckDBConnection
}

/** Who asks what, as far as it is not the KPI and the period. */
export interface Slicing {
  readonly by?: string | undefined
  readonly where: readonly Filter[]
  readonly scope: Scope
}

/** Those dimensions of which every row that the KPI counts has one member. */
export const dimensionsFor = (
  { reads }: Pick<KpiDefinition, 'reads'>,
  dimensions: readonly CataloguedDimension[]
): CataloguedDimension[] =>
  dimensions.filter((dimension) =>
    reads.every((view) => standsOn(isEventView(view) ? eventViews[view] : 'order_lines', dimension))
  )

/** @throws QueryError when one of the dimensions is not among those given, or not one of what the KPI counts. */
export function questionOf(
  kpi: KpiDefinition,
  { by, where, scope }: Slicing,
  dimensions: readonly CataloguedDimension[]
): PeriodQuestion {
  const standing = dimensionsFor(kpi, dimensions)
  return {
    reads: kpi.reads,
    scopeOf: kpi.scope_of,
    by: by === undefined ? null : findDimension(standing, by, 'by'),
    filters: nameFilters(where, standing),
    scope: viewerScope(scope)
  }
}

/**
 * Finds dimension, filters and scope in this build, and opens them on the connection's session.
 * @throws QueryError when the build has no such dimension, or lacks a source that the KPI counts rows of.
 */
export async function openInquiry(
  connection: DuckDBConnection,
  kpi: KpiDefinition,
  slicing: Slicing & { build: BuildPeriod }
): Promise<Inquiry> {
  const inquiry = await findInquiry(connection, kpi, slicing)
  await openSlicing(inquiry)
  return inquiry
}

/** The same, for another to open: its slicing is not on the session yet. */
export async function findInquiry(
  connection: DuckDBConnection,
  kpi: KpiDefinition,
  { build, ...slicing }: Slicing & { build: BuildPeriod }
): Promise<Inquiry> {
  const { by, where } = slicing
  await refuseWithoutSource(connection, kpi)
  const dimensions = by === undefined && where.length === 0 ? [] : await readEveryDimension(connection)
  return { connection, kpi, build, question: questionOf(kpi, slicing, dimensions) }
}

/** Opens filters and scope on the connection's session. */
export async function openSlicing({ connection, question }: Inquiry): Promise<void> {
  await openFilters(connection, question.filters)
  await openScope(connection, question.scope)
}

/** The same, split in another way. Distinct counts do not add up, so a total (null) is always a run of its own. */
export function splitBy<Kind extends Asked>(inquiry: Kind, by: Split): Kind {
  return { ...inquiry, question: { ...inquiry.question, by } }
}

/** The same filters and scope asked of another KPI, in total. */
export function askedOf<Kind extends Asked>(inquiry: Kind, kpi: KpiDefinition): Kind {
  const { question } = inquiry
  return { ...inquiry, kpi, question: { ...question, reads: kpi.reads, scopeOf: kpi.scope_of, by: null } }
}

/**
 * Statements that open a span for the inquiry's KPI, to be run with what reads its views.
 * @param openingOn the day to classify customers by, when not the span's own
 */
export function spanStatements({ kpi, build, question }: Asked, span: Span, openingOn?: string): string[] {
  const window = windowOf(kpi, span, build)
  return windowStatements(question, openingOn === undefined ? window : { ...window, opening_on: openingOn })
}

/** Opens a span: afterwards the views that the KPI reads are those of its window. */
export async function openSpan(inquiry: Inquiry, span: Span, openingOn?: string): Promise<void> {
  await runAll(inquiry.connection, spanStatements(inquiry, span, openingOn))
}
