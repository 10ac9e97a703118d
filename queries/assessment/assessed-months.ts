import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import { addDays, addMonths } from '../calendar.ts'
import type { Day } from '../calendar.ts'
import { QueryError } from '../errors.ts'
import { keptFor, readRows } from '../session.ts'

/** The end of a month at which customers were assessed. */
export interface AssessedMonth {
  readonly month: string
  /** Its first day, by which the marts name it. */
  readonly first_day: Day
  /** The day after it. */
  readonly until: Day
  readonly through: Day
}

const monthRow = z.object({ month: z.string() })

/** Months of the assessments, oldest first. */
export const readAssessedMonths = keptFor(async (connection): Promise<readonly string[]> => {
  const rows = await readRows(
    connection,
    monthRow,
    `select distinct strftime(indicators.month, '%Y-%m') as month
    from marts.assessment_indicators as indicators
    order by month`
  )
  return rows.map(({ month }) => month)
})

/**
 * The last assessment up to a month.
 * @throws QueryError when there is none as early as that, naming those that there are.
 */
export async function assessedMonth(connection: DuckDBConnection, asked: string): Promise<AssessedMonth> {
  const months = await readAssessedMonths(connection)
  const month = months.findLast((each) => each <= asked)
  if (month === undefined)
    throw new QueryError({
      parameter: 'month',
      value: asked,
      allowed:
        months.length === 0
          ? 'this build has assessed nobody'
          : `customers are assessed from ${months[0] ?? ''} on; assessment.months in the config says how far back`
    })
  const first_day = `${month}-01`
  const until = addMonths(first_day, 1)
  return { month, first_day, until, through: addDays(until, -1) }
}
