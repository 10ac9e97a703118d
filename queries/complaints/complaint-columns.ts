import type { RowColumn } from '../exports/select.ts'
import type { ComplaintGroup } from './complaint-groups.ts'
import type { ComplaintsAnswer } from './query-complaints.ts'
import type { ComplaintMonths } from './query-months.ts'
import { complaintSteps } from './terms.ts'
import type { ComplaintStepName } from './terms.ts'

type InStep<Name extends string> = `${ComplaintStepName}_${Name}`

/** A group with its steps in columns beside each other. */
export type ComplaintLine = Omit<ComplaintGroup, 'steps'> &
  Readonly<Record<InStep<'in_time' | 'n'>, number>> &
  Readonly<Record<InStep<'share' | 'low' | 'high' | 'median_minutes' | 'p90_minutes'>, number | null>> &
  Readonly<Record<InStep<'difference' | 'difference_low' | 'difference_high'>, number | null>> &
  Readonly<Record<InStep<'stands_out'>, 'late' | 'early' | null>>

const stepColumns = complaintSteps.flatMap((step): RowColumn<keyof ComplaintLine>[] => [
  { name: `${step}_in_time`, type: 'BIGINT' },
  { name: `${step}_n`, type: 'BIGINT' },
  { name: `${step}_share`, type: 'DOUBLE' },
  { name: `${step}_low`, type: 'DOUBLE' },
  { name: `${step}_high`, type: 'DOUBLE' },
  { name: `${step}_median_minutes`, type: 'DOUBLE' },
  { name: `${step}_p90_minutes`, type: 'DOUBLE' },
  { name: `${step}_difference`, type: 'DOUBLE' },
  { name: `${step}_difference_low`, type: 'DOUBLE' },
  { name: `${step}_difference_high`, type: 'DOUBLE' },
  { name: `${step}_stands_out`, type: 'VARCHAR' }
])

export const complaintColumns: readonly RowColumn<keyof ComplaintLine>[] = [
  { name: 'key', type: 'VARCHAR' },
  { name: 'label', type: 'VARCHAR' },
  { name: 'complaints', type: 'BIGINT' },
  { name: 'share', type: 'DOUBLE' },
  { name: 'cumulative_share', type: 'DOUBLE' },
  { name: 'orders', type: 'BIGINT' },
  { name: 'per_thousand', type: 'DOUBLE' },
  { name: 'base_complaints', type: 'BIGINT' },
  { name: 'base_orders', type: 'BIGINT' },
  { name: 'base_per_thousand', type: 'DOUBLE' },
  { name: 'ratio', type: 'DOUBLE' },
  { name: 'ratio_low', type: 'DOUBLE' },
  { name: 'ratio_high', type: 'DOUBLE' },
  { name: 'stands_out', type: 'VARCHAR' },
  ...stepColumns
]

/** The groups, or, where nothing was split, all complaints together. */
export const complaintLines = ({
  by,
  total,
  groups
}: Pick<ComplaintsAnswer, 'by' | 'total' | 'groups'>): ComplaintLine[] =>
  (by === null ? [total] : groups).map(({ steps, ...group }) => ({ ...group, ...stepCells(steps) }))

function stepCells({ response, solution, follow_up }: ComplaintGroup['steps']) {
  return {
    response_in_time: response.in_time,
    response_n: response.n,
    response_share: response.share,
    response_low: response.low,
    response_high: response.high,
    response_median_minutes: response.median_minutes,
    response_p90_minutes: response.p90_minutes,
    response_difference: response.difference,
    response_difference_low: response.difference_low,
    response_difference_high: response.difference_high,
    response_stands_out: response.stands_out,
    solution_in_time: solution.in_time,
    solution_n: solution.n,
    solution_share: solution.share,
    solution_low: solution.low,
    solution_high: solution.high,
    solution_median_minutes: solution.median_minutes,
    solution_p90_minutes: solution.p90_minutes,
    solution_difference: solution.difference,
    solution_difference_low: solution.difference_low,
    solution_difference_high: solution.difference_high,
    solution_stands_out: solution.stands_out,
    follow_up_in_time: follow_up.in_time,
    follow_up_n: follow_up.n,
    follow_up_share: follow_up.share,
    follow_up_low: follow_up.low,
    follow_up_high: follow_up.high,
    follow_up_median_minutes: follow_up.median_minutes,
    follow_up_p90_minutes: follow_up.p90_minutes,
    follow_up_difference: follow_up.difference,
    follow_up_difference_low: follow_up.difference_low,
    follow_up_difference_high: follow_up.difference_high,
    follow_up_stands_out: follow_up.stands_out
  }
}

/** A month with the shares of its steps beside each other. */
export type ComplaintMonthLine = Readonly<{
  month: string
  complete: boolean
  complaints: number
  orders: number
  per_thousand: number | null
}> &
  Readonly<Record<InStep<'in_time' | 'n'>, number>> &
  Readonly<Record<InStep<'share'>, number | null>>

export const complaintMonthColumns: readonly RowColumn<keyof ComplaintMonthLine>[] = [
  { name: 'month', type: 'VARCHAR' },
  { name: 'complete', type: 'BOOLEAN' },
  { name: 'complaints', type: 'BIGINT' },
  { name: 'orders', type: 'BIGINT' },
  { name: 'per_thousand', type: 'DOUBLE' },
  ...complaintSteps.flatMap((step): RowColumn<keyof ComplaintMonthLine>[] => [
    { name: `${step}_in_time`, type: 'BIGINT' },
    { name: `${step}_n`, type: 'BIGINT' },
    { name: `${step}_share`, type: 'DOUBLE' }
  ])
]

export const complaintMonthLines = ({ months }: Pick<ComplaintMonths, 'months'>): ComplaintMonthLine[] =>
  months.map(({ steps: { response, solution, follow_up }, ...month }) => ({
    ...month,
    response_in_time: response.in_time,
    response_n: response.n,
    response_share: response.share,
    solution_in_time: solution.in_time,
    solution_n: solution.n,
    solution_share: solution.share,
    follow_up_in_time: follow_up.in_time,
    follow_up_n: follow_up.n,
    follow_up_share: follow_up.share
  }))
