import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import { countedAhead } from '../book/counted-ahead.ts'
import type { Day } from '../calendar.ts'
import { parseRequest } from '../request.ts'
import { amongSql, openCustomerConditions } from '../risk/customer-conditions.ts'
import { readRows } from '../session.ts'
import { inTurn } from '../turns.ts'
import { assessedMonth } from './assessed-months.ts'
import type { AssessedMonth } from './assessed-months.ts'
import { assessmentRequestSchema } from './assessment-request.ts'
import type { AssessmentRequest } from './assessment-request.ts'
import type { Advice } from './grades.ts'
import { missingOf, readIndicators } from './indicators.ts'
import type { Missing } from './indicators.ts'

/** Customers by advice; those whom an exception saved from, or brought to it, included. */
export interface AdviceShare {
  readonly advice: Advice
  readonly customers: number
  /** Of these, who have it by an exception to the advice of their grade. */
  readonly by_exception: number
}

/** An indicator, and why it is not counted where it is not. */
export interface NamedIndicator {
  readonly indicator: string
  readonly label: string
  readonly missing: Missing | null
}

/** What can be said of all who are assessed. */
export interface AssessmentHead {
  readonly build: string
  readonly month: string
  readonly through: Day
  readonly customers: number
  /** Bought once, but no indicator has a figure of them. */
  readonly unassessed: number
  readonly mean_score: number | null
  readonly advice: readonly AdviceShare[]
  readonly indicators: readonly NamedIndicator[]
}

/** Scores per bin. */
export const binWidth = 5

const countRow = z.object({
  grade: z.string(),
  advice: z.enum(['maintain', 'improve', 'terminate']),
  is_exception: z.boolean(),
  bin: z.number(),
  customers: z.number(),
  score: z.number(),
  net_amount: z.number()
})

export type Count = z.output<typeof countRow>

const unassessedRow = z.object({ unassessed: z.number() })

/** An assessment of the customers asked about, whose filters and scope are open on the session. */
export interface OpenAssessment {
  readonly connection: DuckDBConnection
  readonly parsed: z.output<typeof assessmentRequestSchema>
  readonly build: string
  readonly assessed: AssessedMonth
  /** The condition on the customers of `rows`, after others. */
  readonly among: string
}

/** @throws QueryError when a parameter does not fit, or nobody was assessed as early as that. */
export function openAssessment<Answer>(
  connection: DuckDBConnection,
  parsed: OpenAssessment['parsed'],
  answer: (open: OpenAssessment) => Promise<Answer>
): Promise<Answer> {
  return inTurn(connection, async () => {
    const assessed = await assessedMonth(connection, parsed.month)
    const conditions = await openCustomerConditions(connection, { ...parsed, until: assessed.until })
    const among = `and ${amongSql('rows.customer_key', conditions)}`
    return answer({ connection, parsed, build: conditions.build.build, assessed, among })
  })
}

/**
 * What queryAssessment says of all in view.
 * @throws QueryError as queryAssessment.
 */
export async function queryAssessmentHead(
  connection: DuckDBConnection,
  request: AssessmentRequest
): Promise<AssessmentHead> {
  const parsed = parseRequest(assessmentRequestSchema, request)
  return countedAhead(connection, { query: 'assessment', asked: parsed }, () =>
    openAssessment(connection, parsed, async (open) => headOf(open, await readCounts(open)))
  )
}

/** The customers by grade, advice and steps of their score. */
export const readCounts = ({ connection, assessed, among }: OpenAssessment): Promise<Count[]> =>
  readRows(connection, countRow, countsSql(assessed, among))

export async function headOf(open: OpenAssessment, counts: readonly Count[]): Promise<AssessmentHead> {
  const { connection, parsed, build, assessed, among } = open
  const [row] = await readRows(connection, unassessedRow, unassessedSql(assessed, among))
  const indicators = await readIndicators(connection, assessed, parsed.language)
  const customers = sumOf(counts, (count) => count.customers)
  return {
    build,
    month: assessed.month,
    through: assessed.through,
    customers,
    unassessed: row?.unassessed ?? 0,
    mean_score: customers === 0 ? null : sumOf(counts, ({ score }) => score) / customers,
    advice: (['maintain', 'improve', 'terminate'] as const).map((advice) => {
      const own = counts.filter((count) => count.advice === advice)
      return {
        advice,
        customers: sumOf(own, (count) => count.customers),
        by_exception: sumOf(own, (count) => (count.is_exception ? count.customers : 0))
      }
    }),
    indicators: indicators.map((row) => ({
      indicator: row.indicator,
      label: row.label,
      missing: missingOf(row)
    }))
  }
}

export const sumOf = <Row>(rows: readonly Row[], value: (row: Row) => number): number =>
  rows.reduce((sum, row) => sum + value(row), 0)

const countsSql = ({ first_day }: AssessedMonth, among: string): string => `select
    rows.grade,
    rows.advice,
    rows.exception is not null as is_exception,
    cast(least(floor(cast(rows.score as double) / ${binWidth}), ${100 / binWidth - 1}) as integer) as bin,
    cast(count(*) as double) as customers,
    cast(sum(rows.score) as double) as score,
    cast(sum(figures.net_amount) as double) as net_amount
  from marts.customer_assessments as rows
  inner join marts.assessment_figures as figures
    on figures.customer_key = rows.customer_key and figures.month = date '${first_day}'
  where rows.month = date '${first_day}' ${among}
  group by all`

const unassessedSql = ({ first_day }: AssessedMonth, among: string): string => `select
    cast((
      select count(*) from marts.assessment_figures as rows where rows.month = date '${first_day}' ${among}
    ) - (
      select count(*) from marts.customer_assessments as rows where rows.month = date '${first_day}' ${among}
    ) as double) as unassessed`
