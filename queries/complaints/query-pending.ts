import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import type { Day } from '../calendar.ts'
import { parseRequest } from '../request.ts'
import { readRows } from '../session.ts'
import { inTurn } from '../turns.ts'
import { perStep } from './counted-steps.ts'
import type { Steps } from './counted-steps.ts'
import { pendingSql } from './pending-list.ts'
import { openPendingSteps } from './pending-steps.ts'
import { pendingSummaryRequestSchema } from './request.ts'
import type { PendingSummaryRequest } from './request.ts'
import { complaintSteps } from './terms.ts'
import type { ComplaintClock } from './terms.ts'

/** Unsolved complaints that are so many days old: from, included, up to, not included; null without an end. */
export interface AgeBand {
  readonly from_days: number
  readonly to_days: number | null
  readonly complaints: number
  /** Of them those whose solution is late. */
  readonly late: number
}

export interface PendingSummary {
  readonly build: string
  /** As seen at the end of this day. */
  readonly as_of: Day
  readonly clock: ComplaintClock
  /** Complaints that are not solved. */
  readonly unsolved: number
  /** By calendar days since they were opened. */
  readonly ages: readonly AgeBand[]
  /** Complaints by what has to be done next: how many can still be in time, and how many are late with all of it. */
  readonly steps: Steps<{ readonly ahead: number; readonly late: number }>
}

const bandStarts = [0, 1, 3, 7, 30] as const

/** Complaints alike in their age and what they wait for; `band` is null of what is solved, `step` of what waits for nothing. */
const alikeRow = z.object({
  band: z.number().nullable(),
  is_late: z.boolean(),
  step: z.enum(complaintSteps).nullable(),
  state: z.enum(['ahead', 'late']).nullable(),
  complaints: z.number()
})

/**
 * How old the complaints are that nobody has solved at the end of the last day of data, and for what complaints wait.
 * @throws QueryError when a parameter does not fit, or does not fit this build.
 */
export async function queryPendingSummary(
  connection: DuckDBConnection,
  request: PendingSummaryRequest
): Promise<PendingSummary> {
  const parsed = parseRequest(pendingSummaryRequestSchema, request)
  return inTurn(connection, async () => {
    const { build, clock, stepsSql } = await openPendingSteps(connection, parsed)
    const rows = await readRows(
      connection,
      alikeRow,
      `with
        steps as materialized (${stepsSql}),
        aging as (
          select
            case when complaints.resolved_at is null then
              date_diff('minute', complaints.opened_at, cast(date '${build.as_of}' + 1 as timestamp)) / 1440
            end as days,
            coalesce(solutions.is_late, false) as is_late,
            pending.step,
            pending.state
          from period_complaints as complaints
          left join steps as solutions
            on solutions.complaint_id = complaints.complaint_id and solutions.step = 'solution'
          left join (${pendingSql('select steps.* from steps')}) as pending on pending.complaint_id = complaints.complaint_id
          where complaints.resolved_at is null or pending.complaint_id is not null
        )
      select
        cast(case ${bandStarts
          .map((start, band) => `when aging.days >= ${start} then ${band}`)
          .toReversed()
          .join(' ')} end as double) as band,
        aging.is_late, aging.step, aging.state, cast(count(*) as double) as complaints
      from aging
      group by all`
    )
    const count = (isCounted: (row: z.output<typeof alikeRow>) => boolean) =>
      rows.filter(isCounted).reduce((sum, { complaints }) => sum + complaints, 0)
    const waiting = (own: string, of: string) => count(({ step, state }) => step === own && state === of)
    return {
      build: build.build,
      as_of: build.as_of,
      clock,
      unsolved: count(({ band }) => band !== null),
      ages: bandStarts.map((from_days, index) => ({
        from_days,
        to_days: bandStarts[index + 1] ?? null,
        complaints: count(({ band }) => band === index),
        late: count(({ band, is_late }) => band === index && is_late)
      })),
      steps: perStep((step) => ({ ahead: waiting(step, 'ahead'), late: waiting(step, 'late') }))
    }
  })
}
