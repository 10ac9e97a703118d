import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import type { DayRange } from './calendar.ts'
import type { KpiDefinition } from './define-query.ts'
import { openPeriod } from './period-views.ts'
import type { PeriodQuestion } from './period-views.ts'
import { readRows } from './session.ts'

export type SumsTable = 'period_sums' | 'period_compared_sums'

/** The KPI's rows of a period, summed by member; one row where there is no dimension, even without any rows. */
function sumSql(kpi: KpiDefinition, question: PeriodQuestion): string {
  const [member, group] = question.by ? ['counted.member', 'group by counted.member'] : ["'total'", '']
  return `select
    ${member} as member, sum(counted.numerator) as numerator, sum(counted.denominator) as denominator
  from (
${kpi.sql}
  ) as counted ${group}`
}

/** Sums the KPI over a period into a temporary table. */
export async function sumInto(
  connection: DuckDBConnection,
  table: SumsTable,
  kpi: KpiDefinition,
  question: PeriodQuestion,
  range: DayRange
): Promise<void> {
  await openPeriod(connection, question, range)
  await connection.run(`create or replace temp table ${table} as ${sumSql(kpi, question)}`)
}

/** Nothing to compare with. */
export async function sumNothing(connection: DuckDBConnection, table: SumsTable): Promise<void> {
  await connection.run(
    `create or replace temp table ${table} as
    select period_sums.member, period_sums.numerator, period_sums.denominator from period_sums limit 0`
  )
}

const sumRow = z.object({ numerator: z.number().nullable(), denominator: z.number().nullable() })

/** The KPI's total over a period: 0 for a sum of nothing, null for a rate of nothing. */
export async function totalOf(
  connection: DuckDBConnection,
  kpi: KpiDefinition,
  question: PeriodQuestion,
  range: DayRange
): Promise<number | null> {
  const total = { ...question, by: null }
  await openPeriod(connection, total, range)
  const [row] = await readRows(
    connection,
    sumRow,
    `select cast(numerator as double) as numerator, cast(denominator as double) as denominator
    from (${sumSql(kpi, total)}) as total`
  )
  const numerator = row?.numerator ?? null
  const denominator = row?.denominator ?? null
  if (kpi.unit !== 'rate') return numerator ?? 0
  return numerator === null || denominator === null || denominator === 0 ? null : numerator / denominator
}
