import { z } from 'zod'
import { joinsFor, memberColumn, memberSql } from './backing.ts'
import type { Column } from './backing.ts'
import type { Kind, KpiMethod, ViewName } from './define-query.ts'
import { isEventView } from './events.ts'
import { spanStatements, splitBy } from './inquiry.ts'
import type { Inquiry } from './inquiry.ts'
import type { Span } from './period.ts'
import { partitionsCustomers, splitDimensions } from './question.ts'
import type { PeriodQuestion } from './question.ts'
import { readRows, runAll } from './session.ts'

/** The two tables that member-rows.sql sets beside each other. */
export type SumsTable = 'period_sums' | 'period_compared_sums'

/** The statements that open a span for a KPI, and the select that sums its rows by member. */
interface Summing {
  readonly setup: readonly string[]
  /** One row where there is no split, even without any rows. */
  readonly sums: string
}

function summing(inquiry: Inquiry, span: Span, { openingOn }: Reading = {}): Summing {
  const asked = splitsLate(inquiry) ? splitBy(inquiry, null) : inquiry
  return { setup: spanStatements(asked, span, openingOn), sums: sumsSql(inquiry) }
}

/** The select that sums the rows of a KPI by member, over whatever span is open; one row where there is no split. */
export function sumsSql(inquiry: Inquiry): string {
  const { kpi, question } = inquiry
  const columns = splitsLate(inquiry) ? customerColumns(question) : null
  const [member, group] =
    question.by === null ? ["'total'", ''] : ['counted.member', 'group by counted.member']
  const rows = columns === null ? kpi.sql : membersOfRows(kpi.sql, columns)
  if (kpi.kind === 'median') return mediansSql(rows, { member, group })
  return `select
    ${member} as member, sum(counted.numerator) as numerator, sum(counted.denominator) as denominator,
    ${squaresSql(kpi)} as squares
  from (
${rows}
  ) as counted ${group}`
}

/** The spread of scores about their mean is told from the sum of their squares, exact as it is; no other figure needs it. */
export const squaresSql = ({ interval }: Pick<KpiMethod, 'interval'>): string =>
  interval === 'net-score' || interval === 'mean'
    ? 'cast(sum(counted.numerator * counted.numerator) as decimal(38,8))'
    : noSquares

const noSquares = 'cast(null as decimal(38,8))'

/** The middle one of the numerators by member, or the mean of the two in the middle. */
export const mediansSql = (rows: string, by: { member: string; group: string }): string =>
  middlesSql(
    `select each_row.member, each_row.numerator, count(*) as rows
      from (
${rows}
      ) as each_row
      where each_row.numerator is not null
      group by each_row.member, each_row.numerator`,
    by
  )

/** The same, told from how often each numerator occurs for a member: `member, numerator, rows`. */
export function middlesSql(
  occurrences: string,
  { member, group }: { member: string; group: string }
): string {
  return `select ${member} as member, avg(counted.numerator) as numerator, cast(null as bigint) as denominator,
    ${noSquares} as squares
  from (
    select
      occurring.*,
      sum(occurring.rows) over (partition by occurring.member order by occurring.numerator) as up_to,
      sum(occurring.rows) over (partition by occurring.member) as in_all
    from (
${occurrences}
    ) as occurring
  ) as counted
  where 2 * counted.up_to >= counted.in_all and 2 * (counted.up_to - counted.rows) <= counted.in_all
  ${group}`
}

/**
 * Rows of one customer each can be counted for everyone first and split afterwards by what the customer is: looking up
 * the class of every customer once, not with every order of a year.
 */
const splitsLate = ({ kpi, question: { by } }: Inquiry): boolean =>
  kpi.scope_of === 'customers' && partitionsCustomers(by)

const customerColumns = ({ by }: PeriodQuestion): readonly Column[] =>
  splitDimensions(by).map((dimension) => memberColumn(dimension, 'purchase_days'))

function membersOfRows(sql: string, columns: readonly Column[]): string {
  return `select ${memberSql(columns)} as member, sales.numerator, sales.denominator
  from (
${sql}
  ) as sales
  ${joinsFor(columns, "getvariable('opening_on')").join('\n')}`
}

/** How a span is read: by which classes customers are split, when not those at its own opening. */
export interface Reading {
  readonly openingOn?: string | undefined
}

/** Sums the KPI over a span into a temporary table. */
export async function sumInto(table: SumsTable, inquiry: Inquiry, span: Span, reading: Reading = {}) {
  const { setup, sums } = summing(inquiry, span, reading)
  await runAll(inquiry.connection, [...setup, `create or replace temp table ${table} as ${sums}`])
}

/**
 * Means over several spans into a temporary table: of sums the mean, of a ratio the ratio of all of them together,
 * because ratios are never averaged.
 */
export async function meanInto(table: SumsTable, inquiry: Inquiry, spans: readonly Span[]): Promise<void> {
  const { connection, kpi, question } = inquiry
  const together = question.by === null && countsByMonth(inquiry) ? spanOfMonths(spans) : null
  if (together !== null) await sumInto(table, splitBy(inquiry, 'month'), together)
  else await sumEachInto(table, inquiry, spans)
  // A month without purchases adds nothing to a sum, but has no middle to take the mean of.
  const means = {
    sum: `sum(sums.numerator) / ${spans.length}`,
    ratio: 'sum(sums.numerator)',
    median: 'avg(sums.numerator)'
  }
  await runAll(connection, [
    `create or replace temp table ${table} as
    select
      ${question.by === null ? "'total'" : 'sums.member'} as member,
      cast(${means[kpi.kind]} as decimal(38,4)) as numerator,
      cast(sum(sums.denominator) as decimal(38,4)) as denominator,
      ${noSquares} as squares
    from ${table} as sums
    ${question.by === null ? '' : 'group by sums.member'}`
  ])
}

/** The days of whole months that follow each other; null where one was cut to as many days as another has had. */
function spanOfMonths(months: readonly Span[]): Span | null {
  const [first, last] = [months[0], months.at(-1)]
  if (first === undefined || last === undefined) return null
  if (months.some(({ until, whole }) => until !== whole.until)) return null
  const range = { from: first.from, until: last.until }
  return { ...range, whole: range, known_until: last.known_until, is_days: false }
}

async function sumEachInto(table: SumsTable, inquiry: Inquiry, spans: readonly Span[]): Promise<void> {
  await sumInto(table, inquiry, spans[0] ?? noSpan())
  for (const span of spans.slice(1)) {
    const { setup, sums } = summing(inquiry, span)
    await runAll(inquiry.connection, [...setup, `insert into ${table} ${sums}`])
  }
}

function noSpan(): never {
  throw new Error('a mean of no months')
}

/** Nothing to compare with. */
export async function sumNothing(table: SumsTable, { connection }: Inquiry): Promise<void> {
  await runAll(connection, [
    `create or replace temp table ${table} as
    select period_sums.member, period_sums.numerator, period_sums.denominator, period_sums.squares
    from period_sums limit 0`
  ])
}

/** A figure and, of a ratio, what it is made of. */
export interface Total {
  readonly value: number | null
  readonly numerator: number | null
  readonly denominator: number | null
}

const sumRow = z.object({ numerator: z.number().nullable(), denominator: z.number().nullable() })

const asNumbers =
  'cast(total.numerator as double) as numerator, cast(total.denominator as double) as denominator'

/** The KPI's total over a span: 0 for a sum of nothing, null for a ratio or a median of nothing. */
export async function totalOf(inquiry: Inquiry, span: Span): Promise<Total> {
  const { setup, sums } = summing(splitBy(inquiry, null), span)
  const statements = [...setup, `select ${asNumbers} from (${sums}) as total`]
  const [row] = await readRows(inquiry.connection, sumRow, statements.join(';\n'))
  return figureOf(inquiry.kpi.kind, row ?? { numerator: null, denominator: null })
}

/** A figure of its sums. */
export function figureOf(kind: Kind, { numerator, denominator }: z.output<typeof sumRow>): Total {
  switch (kind) {
    case 'sum':
      return { value: numerator ?? 0, numerator: null, denominator: null }
    case 'median':
      return { value: numerator, numerator: null, denominator: null }
    case 'ratio':
      return {
        value: denominator ? (numerator ?? 0) / denominator : null,
        numerator: numerator ?? 0,
        denominator: denominator ?? 0
      }
  }
}

const monthRow = sumRow.extend({ month: z.string() })

/** The totals of all months of a span in one run, each with customers classified at its own opening. */
export async function totalsByMonth(inquiry: Inquiry, span: Span): Promise<Map<string, Total>> {
  const { setup, sums } = summing(splitBy(inquiry, 'month'), span)
  const statements = [
    ...setup,
    `select strftime(total.member, '%Y-%m') as month, ${asNumbers} from (${sums}) as total`
  ]
  const rows = await readRows(inquiry.connection, monthRow, statements.join(';\n'))
  return new Map(rows.map(({ month, ...sums }) => [month, figureOf(inquiry.kpi.kind, sums)]))
}

const toldByDay: ReadonlySet<ViewName> = new Set(['period_sales', 'period_orders', 'period_buyers'])

/** True when the months of a KPI can be told by the days of the rows that it counts. */
export const countsByMonth = ({ kpi }: Inquiry): boolean =>
  kpi.window === 'period' && kpi.reads.every((view) => toldByDay.has(view) || isEventView(view))
