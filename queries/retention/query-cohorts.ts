import type { DuckDBConnection } from '@duckdb/node-api'
import type { z } from 'zod'
import { countedAhead } from '../book/counted-ahead.ts'
import { addDays } from '../calendar.ts'
import type { Day } from '../calendar.ts'
import { parseRequest } from '../request.ts'
import { inTurn } from '../turns.ts'
import { averageCohorts } from './average-cohorts.ts'
import type { Cohort, CohortAverage } from './average-cohorts.ts'
import { describePeriod, periodsOf } from './cohort-periods.ts'
import type { Periods } from './cohort-periods.ts'
import { countCohorts } from './count-cohorts.ts'
import type { CohortRow } from './count-cohorts.ts'
import { cohortsRequestSchema } from './request.ts'
import type { CohortGrain, CohortsRequest } from './request.ts'
import { classesOf, findSlice } from './slice.ts'
import type { Slice } from './slice.ts'

export interface CohortTriangle {
  readonly build: string
  readonly by: CohortGrain
  /** Last day of the month asked for that the build looks at: nobody's later purchases are counted. */
  readonly through: Day
  readonly complete: boolean
  /** The month at whose end customers are of the tier, segment or stage filtered by; null where none is. */
  readonly classes: string | null
  /** Oldest first: those who bought for the first time, in the slice that filters leave, in a month or quarter. */
  readonly cohorts: readonly Cohort[]
  /** By periods since the first, over the cohorts whose period is over; weighted by their sizes. */
  readonly averages: readonly CohortAverage[]
  /** Older cohorts that are left out, and so of no average. */
  readonly older: number
}

/**
 * How many of those who bought for the first time in a period bought in each later one (`on`), and in it or any later
 * one up to `through` (`on_or_after`); as customers, and weighted by the net sales of each one's first period.
 * @throws QueryError when a parameter does not fit, or does not fit this build.
 */
export async function queryCohorts(
  connection: DuckDBConnection,
  request: CohortsRequest
): Promise<CohortTriangle> {
  const parsed = parseRequest(cohortsRequestSchema, request)
  return countedAhead(connection, { query: 'cohorts', asked: parsed }, () =>
    inTurn(connection, () => readCohorts(connection, parsed))
  )
}

async function readCohorts(
  connection: DuckDBConnection,
  parsed: z.output<typeof cohortsRequestSchema>
): Promise<CohortTriangle> {
  const slice = await findSlice(connection, { ...parsed, by: undefined })
  const periods = periodsOf(parsed.by, slice)
  const { rows, older } = await countCohorts(connection, { slice, periods, wanted: parsed.cohorts })
  const cohorts = cohortsOf(rows, { periods, slice })
  return {
    build: slice.build.build,
    by: parsed.by,
    through: addDays(slice.known_until, -1),
    complete: slice.complete,
    classes: classesOf(slice),
    cohorts,
    averages: averageCohorts(cohorts),
    older
  }
}

/** Sets each cohort's rows beside the periods since its first. */
function cohortsOf(
  rows: readonly CohortRow[],
  { periods, slice }: { periods: Periods; slice: Slice }
): Cohort[] {
  const numbers = [...new Set(rows.map(({ cohort }) => cohort))].toSorted((one, other) => one - other)
  const byCohort = Map.groupBy(rows, ({ cohort }) => cohort)
  return numbers.map((number) => {
    const own = byCohort.get(number) ?? []
    const found = new Map(own.map((row) => [row.period, row]))
    const length = Math.max(1, periods.end - number)
    const cells = Array.from({ length }, (_, index) => {
      const { name, until } = describePeriod(number + index, periods)
      const row = found.get(number + index)
      return {
        index,
        period: name,
        complete: until <= slice.known_until,
        on: row?.customers ?? 0,
        value_on: row?.weight ?? 0,
        net_amount: row?.net_amount ?? 0
      }
    })
    const after = { customers: 0, weight: 0 }
    const onOrAfter = cells.toReversed().map(({ index }) => {
      const row = found.get(number + index)
      after.customers += row?.last_customers ?? 0
      after.weight += row?.last_weight ?? 0
      return { ...after }
    })
    const { name, from, until } = describePeriod(number, periods)
    const [first] = cells
    return {
      cohort: name,
      from,
      to: addDays(until, -1),
      customers: first?.on ?? 0,
      value: first?.value_on ?? 0,
      periods: cells.map((cell, index) => {
        const sum = onOrAfter[cells.length - 1 - index]
        return { ...cell, on_or_after: sum?.customers ?? 0, value_on_or_after: sum?.weight ?? 0 }
      })
    }
  })
}
