import type { DuckDBConnection } from '@duckdb/node-api'
import { addDays, firstOfMonth } from '../calendar.ts'
import { findKpi } from '../catalog.ts'
import { openInquiry, spanStatements } from '../inquiry.ts'
import type { Filter, Scope } from '../request.ts'
import { runAll } from '../session.ts'
import { readBuildPeriod } from '../settings.ts'
import type { BuildPeriod } from '../settings.ts'
import { clockOf } from './counted-steps.ts'
import { readComplaintTerms } from './terms.ts'
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
  const { clock } = clockOf(asked, await readComplaintTerms(connection))
  const inquiry = await openInquiry(connection, findKpi('complaints'), { where, scope, build })
  const range = { from: '1000-01-01', until: addDays(build.as_of, 1) }
  const span = { ...range, whole: range, known_until: range.until, is_days: true }
  await runAll(connection, spanStatements(inquiry, span, firstOfMonth(build.as_of)))
  const stepsSql = `select
      steps.complaint_id,
      steps.step,
      steps.due_at,
      steps.limit_minutes - steps.minutes as minutes_left,
      steps.in_time is not null as is_late
    from period_complaints as complaints
    inner join marts.complaint_steps as steps
      on steps.complaint_id = complaints.complaint_id and steps.clock = '${clock}'
    where not steps.is_done`
  return { build, clock, stepsSql }
}
