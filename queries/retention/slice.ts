import type { DuckDBConnection } from '@duckdb/node-api'
import { standsOn } from '../backing.ts'
import type { Backing } from '../backing.ts'
import { addMonths, earlier } from '../calendar.ts'
import type { Day } from '../calendar.ts'
import { findDimension, readDimensions } from '../dimensions.ts'
import type { CataloguedDimension } from '../dimensions.ts'
import { listAllowed, QueryError } from '../errors.ts'
import { nameFilters, openFilters } from '../filters.ts'
import { resolvePeriod } from '../period.ts'
import { isClass } from '../question.ts'
import type { PeriodQuestion } from '../question.ts'
import type { Filter, Scope } from '../request.ts'
import { openScope, viewerScope } from '../scope.ts'
import { runAll, variableStatements } from '../session.ts'
import { completeUntil, readBuildPeriod } from '../settings.ts'
import type { BuildPeriod } from '../settings.ts'

/** Customers' histories up to the end of a month, narrowed down by filters and by what the viewer may see. */
export interface Slice {
  readonly build: BuildPeriod
  readonly question: PeriodQuestion
  readonly month: string
  /** The day after the last known one of the month: what comes later is not looked at. */
  readonly known_until: Day
  readonly complete: boolean
}

interface Asked {
  readonly month: string
  readonly by?: string | undefined
  readonly where: readonly Filter[]
  readonly scope: Scope
}

/**
 * Finds a slice and opens its filters and scope on the connection's session.
 * @throws QueryError for a dimension that the build has not, one to split by that is of lines, and a month without data.
 */
export async function findSlice(
  connection: DuckDBConnection,
  { month, by, where, scope }: Asked
): Promise<Slice> {
  const build = await readBuildPeriod(connection)
  const period = resolvePeriod({ month }, build)
  const dimensions = await readDimensions(connection)
  const question: PeriodQuestion = {
    reads: [],
    scopeOf: 'customers',
    by: by === undefined ? null : partitioning(dimensions, by),
    filters: nameFilters(where, dimensions),
    scope: viewerScope(scope)
  }
  await openFilters(connection, question.filters)
  await openScope(connection, question.scope)
  const known_until = earlier(addMonths(period.from, 1), completeUntil(build))
  return { build, question, month, known_until, complete: period.complete }
}

/** The days that statements on a slice ask for by name; customers are classified as at the opening of the month. */
export const daysOf = ({ month, known_until }: Slice) => ({ known_until, opening_on: `${month}-01` })

/** As findSlice, with these days and `churn_window_days` as variables of the session. */
export async function openSlice(connection: DuckDBConnection, asked: Asked): Promise<Slice> {
  const slice = await findSlice(connection, asked)
  const churn_window_days = slice.build.churn_window_days.configured
  await runAll(connection, variableStatements({ ...daysOf(slice), churn_window_days }))
  return slice
}

/** Only attributes of customers part them into groups. */
function partitioning(dimensions: readonly CataloguedDimension[], name: string): CataloguedDimension {
  const found = findDimension(dimensions, name, 'by')
  if (found.attribute_of === 'customer') return found
  const allowed = dimensions.filter(({ attribute_of }) => attribute_of === 'customer')
  throw new QueryError({
    parameter: 'by',
    value: name,
    allowed: listAllowed(allowed.map((each) => each.name))
  })
}

/** The first of the marts on which every filter can stand. */
export function backingOf({ question }: Slice, candidates: readonly Backing[]): Backing {
  const fits = (backing: Backing) => question.filters.every(({ dimension }) => standsOn(backing, dimension))
  return candidates.find(fits) ?? 'order_lines'
}

/**
 * The month at whose end customers are of the classes filtered by; null where none is. A period classifies them by their
 * class at its opening: as the month before has left them.
 */
export const classesOf = ({ question, month }: Slice): string | null =>
  question.filters.some(({ dimension }) => isClass(dimension))
    ? addMonths(`${month}-01`, -1).slice(0, 7)
    : null
