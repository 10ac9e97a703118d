import type { DuckDBConnection } from '@duckdb/node-api'
import { readSettings } from '../settings.ts'

/** Which hours count: all, or those in which somebody works. */
export const complaintClocks = ['calendar', 'working'] as const

export type ComplaintClock = (typeof complaintClocks)[number]

/** What is to be done about a complaint, in its order. */
export const complaintSteps = ['response', 'solution', 'follow_up'] as const

export type ComplaintStepName = (typeof complaintSteps)[number]

/** What the build was told of complaints. */
export interface ComplaintTerms {
  /** The clock of the config. */
  readonly clock: ComplaintClock
  /** Minutes that each step may take on a clock. */
  readonly limits: Readonly<Record<ComplaintClock, Readonly<Record<ComplaintStepName, number>>>>
  /** Minutes of a working day. */
  readonly work_minutes: number
  /** Shares of fewer cases say little. */
  readonly minimum_n: number
}

const dayMinutes = 24 * 60

/** Limits and clock from the settings of the build. */
export async function readComplaintTerms(connection: DuckDBConnection): Promise<ComplaintTerms> {
  const settings = await readSettings(connection)
  const number = (name: string) => Number(settings[name] ?? 0)
  const work_minutes = number('working_until_minute') - number('working_from_minute')
  const limits = (day: number) => ({
    response: number('complaint_response_minutes'),
    solution: number('complaint_solution_hours') * 60,
    follow_up: number('complaint_follow_up_days') * day
  })
  return {
    clock: settings['complaint_clock'] === 'working' ? 'working' : 'calendar',
    limits: { calendar: limits(dayMinutes), working: limits(work_minutes) },
    work_minutes,
    minimum_n: number('minimum_n')
  }
}
