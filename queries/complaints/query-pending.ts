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

const bandRow = z.object({ band: z.number(), complaints: z.number(), late: z.number() })

const stateRow = z.object({
  step: z.enum(complaintSteps),
  state: z.enum(['ahead', 'late']),
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
    const bands = await readRows(
      connection,
      bandRow,
      `select
        cast(aged.band as double) as band,
        cast(count(*) as double) as complaints,
        cast(count(*) filter (aged.is_late) as double) as late
      from (
        select
          list_count(list_filter(${JSON.stringify(bandStarts)}, lambda start: start <= aging.days)) - 1 as band,
          aging.is_late
        from (
          select
            date_diff('minute', complaints.opened_at, cast(date '${build.as_of}' + 1 as timestamp)) / 1440 as days,
            coalesce(steps.is_late, false) as is_late
          from period_complaints as complaints
          left join (${stepsSql}) as steps
            on steps.complaint_id = complaints.complaint_id and steps.step = 'solution'
          where complaints.resolved_at is null
        ) as aging
      ) as aged
      group by all`
    )
    const states = await readRows(
      connection,
      stateRow,
      `select pending.step, pending.state, cast(count(*) as double) as complaints
      from (${pendingSql(stepsSql)}) as pending
      group by all`
    )
    const waiting = (step: string, state: string) =>
      states.find((row) => row.step === step && row.state === state)?.complaints ?? 0
    return {
      build: build.build,
      as_of: build.as_of,
      clock,
      unsolved: bands.reduce((sum, { complaints }) => sum + complaints, 0),
      ages: bandStarts.map((from_days, index) => {
        const found = bands.find(({ band }) => band === index)
        return {
          from_days,
          to_days: bandStarts[index + 1] ?? null,
          complaints: found?.complaints ?? 0,
          late: found?.late ?? 0
        }
      }),
      steps: perStep((step) => ({ ahead: waiting(step, 'ahead'), late: waiting(step, 'late') }))
    }
  })
}
