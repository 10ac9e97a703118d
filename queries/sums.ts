import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import type { DayRange } from './calendar.ts'
import { ofTotal } from './inquiry.ts'
import type { Inquiry } from './inquiry.ts'
import { openPeriod } from './period-views.ts'
import { readRows } from './session.ts'

/** The two tables that member-rows.sql sets beside each other. */
export type SumsTable = 'period_sums' | 'period_compared_sums'

/** The KPI's rows of a period, summed by member; one row where there is no dimension, even without any rows. */
function sumSql({ kpi, question }: Inquiry): string {
  const [member, group] = question.by ? ['counted.member', 'group by counted.member'] : ["'total'", '']
  return `select
    ${member} as member, sum(counted.numerator) as numerator, sum(counted.denominator) as denominator
  from (
${kpi.sql}
  ) as counted ${group}`
}

/** Sums the KPI over a period into a temporary table. */
export async function sumInto(table: SumsTable, inquiry: Inquiry, range: DayRange): Promise<void> {
  await openPeriod(inquiry.connection, inquiry.question, range)
  await inquiry.connection.run(`create or replace temp table ${table} as ${sumSql(inquiry)}`)
}

/** Nothing to compare with. */
export async function sumNothing(table: SumsTable, connection: DuckDBConnection): Promise<void> {
  await connection.run(
    `create or replace temp table ${table} as
    select period_sums.member, period_sums.numerator, period_sums.denominator from period_sums limit 0`
  )
}

const sumRow = z.object({ numerator: z.number().nullable(), denominator: z.number().nullable() })

/** The KPI's total over a period: 0 for a sum of nothing, null for a rate of nothing. */
export async function totalOf(inquiry: Inquiry, range: DayRange): Promise<number | null> {
  const { connection, kpi, question } = ofTotal(inquiry)
  await openPeriod(connection, question, range)
  const [row] = await readRows(
    connection,
    sumRow,
    `select cast(total.numerator as double) as numerator, cast(total.denominator as double) as denominator
    from (${sumSql({ connection, kpi, question })}) as total`
  )
  const numerator = row?.numerator ?? 0
  if (kpi.unit !== 'rate') return numerator
  return row?.denominator ? numerator / row.denominator : null
}
