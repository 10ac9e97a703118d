import { z } from 'zod'
import { kaplanMeier, timeOfShare } from '../statistics/kaplan-meier.ts'
import type { SurvivalStep, TimeCount } from '../statistics/kaplan-meier.ts'
import { wilsonInterval } from '../statistics/wilson.ts'
import { complaintSteps } from './terms.ts'
import type { ComplaintClock, ComplaintStepName, ComplaintTerms } from './terms.ts'

export const countedRow = z.object({
  key: z.string(),
  label: z.string().nullable(),
  step: z.enum(complaintSteps),
  minutes: z.number().nullable(),
  is_done: z.boolean(),
  in_time: z.boolean().nullable(),
  complaints: z.number()
})

/** Complaints of a group that are alike in one step. */
export type CountedRow = Readonly<z.output<typeof countedRow>>

/** `period_complaints` once for each step, as it stands on a clock; nulls where it has not begun, or has no time. */
export const everyStepSql = (clock: ComplaintClock): string => `select
    complaints.member, named.step, steps.minutes, coalesce(steps.is_done, false) as is_done, steps.in_time
  from period_complaints as complaints
  cross join (select unnest(['${complaintSteps.join("', '")}']) as step) as named
  left join marts.complaint_steps as steps
    on steps.complaint_id = complaints.complaint_id and steps.step = named.step and steps.clock = '${clock}'`

/** Counts of `period_complaints` by member, step, minutes and outcome; every complaint is in one row of each step. */
export function countedSql(clock: ComplaintClock): string {
  return `select
    coalesce(period_member_labels.key, cast(counted.member as varchar), '') as key,
    coalesce(period_member_labels.label, cast(counted.member as varchar)) as label,
    counted.step, counted.minutes, counted.is_done, counted.in_time,
    cast(count(*) as double) as complaints
  from (${everyStepSql(clock)}) as counted
  left join period_member_labels
    on cast(period_member_labels.member as varchar) = cast(counted.member as varchar)
  group by all`
}

/** A share with its 95 % interval (Wilson); null where there are no cases. */
export interface Share {
  readonly in_time: number
  /** Done, or late. */
  readonly n: number
  readonly share: number | null
  readonly low: number | null
  readonly high: number | null
}

/** How a step went with some complaints. */
export interface StepFigures extends Share {
  /** Complaints of which the step has begun. */
  readonly begun: number
  readonly done: number
  /** Not done, the limit passed. */
  readonly late_open: number
  /** Minutes within which half, and nine of ten, were done, open ones censored; null where fewer are. */
  readonly median_minutes: number | null
  readonly p90_minutes: number | null
}

export type Steps<Figures> = Readonly<Record<ComplaintStepName, Figures>>

export const perStep = <Figures>(make: (step: ComplaintStepName) => Figures): Steps<Figures> => ({
  response: make('response'),
  solution: make('solution'),
  follow_up: make('follow_up')
})

const sumOf = (rows: readonly CountedRow[]): number =>
  rows.reduce((sum, { complaints }) => sum + complaints, 0)

/** Every complaint is in one row of each step. */
export const complaintsIn = (rows: readonly CountedRow[]): number =>
  sumOf(rows.filter(({ step }) => step === 'response'))

/** Minutes that the complaints took for a step, those not done censored at the last moment of data. */
export const timesOf = (rows: readonly CountedRow[], step: ComplaintStepName): TimeCount[] =>
  rows.flatMap(({ minutes, is_done, complaints, ...row }) =>
    row.step !== step || minutes === null
      ? []
      : [{ time: minutes, events: is_done ? complaints : 0, censored: is_done ? 0 : complaints }]
  )

export function shareOf(in_time: number, n: number): Share {
  const interval = wilsonInterval(in_time, n)
  return {
    in_time,
    n,
    share: n === 0 ? null : in_time / n,
    low: interval?.low ?? null,
    high: interval?.high ?? null
  }
}

export function figuresOf(
  all: readonly CountedRow[],
  step: ComplaintStepName,
  curve: readonly SurvivalStep[] = kaplanMeier(timesOf(all, step))
): StepFigures {
  const rows = all.filter((row) => row.step === step && row.minutes !== null)
  const judged = rows.filter(({ in_time }) => in_time !== null)
  return {
    ...shareOf(sumOf(judged.filter(({ in_time }) => in_time === true)), sumOf(judged)),
    begun: sumOf(rows),
    done: sumOf(rows.filter(({ is_done }) => is_done)),
    late_open: sumOf(rows.filter(({ is_done, in_time }) => !is_done && in_time === false)),
    median_minutes: timeOfShare(curve, 0.5),
    p90_minutes: timeOfShare(curve, 0.9)
  }
}

/** The clock that a question asks for, and its limits. */
export const clockOf = (asked: ComplaintClock | undefined, { clock, limits }: ComplaintTerms) => {
  const chosen = asked ?? clock
  return { clock: chosen, limits: limits[chosen] }
}
