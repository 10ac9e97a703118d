import type { DuckDBConnection } from '@duckdb/node-api'
import { addDays, firstOfMonth } from '../calendar.ts'
import { findKpi } from '../catalog.ts'
import { openInquiry, spanStatements } from '../inquiry.ts'
import type { Filter, Scope } from '../request.ts'
import { runAll } from '../session.ts'
import { readBuildPeriod } from '../settings.ts'
import type { BuildPeriod } from '../settings.ts'
import { clockOf, doneColumns, ofClock } from './counted-steps.ts'
import { complaintSteps, readComplaintTerms } from './terms.ts'
import type { ComplaintClock } from './terms.ts'

interface Asked {
  readonly where: readonly Filter[]
  readonly scope: Scope
  readonly clock?: ComplaintClock | undefined
}

/** What is still to be done at the end of the last day of data. */
export interface PendingSteps {
  readonly build: BuildPeriod
  readonly clock: ComplaintClock
  /** Select of one row per complaint and step to be done: `complaint_id, step, due_at, minutes_left, is_late`. */
  readonly stepsSql: string
}

/**
 * Opens all complaints that the filters and the viewer's scope let through as `period_complaints`; customers are
 * classified as at the opening of the last month.
 * @throws QueryError when the build has no such dimension, or no complaints.
 */
export async function openPendingSteps(
  connection: DuckDBConnection,
  { where, scope, clock: asked }: Asked
): Promise<PendingSteps> {
  const build = await readBuildPeriod(connection)
  const { clock, limits } = clockOf(asked, await readComplaintTerms(connection))
  const inquiry = await openInquiry(connection, findKpi('complaints'), { where, scope, build })
  const range = { from: '1000-01-01', until: addDays(build.as_of, 1) }
  const span = { ...range, whole: range, known_until: range.until, is_days: true }
  await runAll(connection, spanStatements(inquiry, span, firstOfMonth(build.as_of)))
  const suffix = ofClock(clock)
  const stepsSql = complaintSteps
    .map(
      (step) => `select
        complaints.complaint_id,
        '${step}' as step,
        complaints.${step}_due_at${suffix} as due_at,
        ${limits[step]} - complaints.${step}_minutes${suffix} as minutes_left,
        complaints.${step}_in_time${suffix} is not null as is_late
      from period_complaints as complaints
      where complaints.${doneColumns[step]} is null and complaints.${step}_minutes${suffix} is not null`
    )
    .join('\nunion all\n')
  return { build, clock, stepsSql }
}
