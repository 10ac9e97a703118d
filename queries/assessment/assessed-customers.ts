import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import type { Day } from '../calendar.ts'
import type { JoinName } from '../customers/list-joins.ts'
import { listAllowed, QueryError } from '../errors.ts'
import { jsonRowsOf } from '../exports/json-rows.ts'
import type { Select } from '../exports/select.ts'
import { parseRequest } from '../request.ts'
import { openCustomerConditions } from '../risk/customer-conditions.ts'
import { identifier, readRows, setText } from '../session.ts'
import { inTurn } from '../turns.ts'
import { assessedMonth } from './assessed-months.ts'
import { assessedRequestSchema } from './assessment-request.ts'
import type { AssessedRequest, ParsedAssessed } from './assessment-request.ts'
import { adviceNames, readGrades } from './grades.ts'
import { readIndicators } from './indicators.ts'
import type { IndicatorRow } from './indicators.ts'

/** The assessed customers, still to be read. */
export interface OpenAssessed {
  readonly build: string
  readonly month: string
  readonly through: Day
  /** How many customers there are, whatever the limit. */
  readonly total: number
  /** Reads variables of the connection's session: nothing else may be asked on the connection until it is read. */
  readonly select: Select
}

/** A row of the list as JSON has it; after these columns `score_<indicator>` of each that is measured. */
export interface AssessedRow {
  readonly customer_id: string
  readonly customer_name: string | null
  readonly owner: string | null
  readonly home_region: string | null
  readonly tier_label: string | null
  readonly score: number
  readonly grade: string
  readonly grade_label: string
  readonly advice: 'maintain' | 'improve' | 'terminate'
  /** Why the advice is not that of the grade. */
  readonly exception: string | null
  /** Of 100: the weight of the indicators that this customer has figures for. */
  readonly counted_weight: number
  /** Of the trailing 12 months. */
  readonly net_amount: number
  /** With the weight of the indicator asked about a tenth less; null where it stays, or none is asked about. */
  readonly grade_if_less: string | null
  readonly grade_if_more: string | null
  readonly [score: `score_${string}`]: number | null
}

export interface AssessedPage extends Omit<OpenAssessed, 'select'> {
  readonly rows: readonly AssessedRow[]
}

interface AssessedColumn {
  readonly name: string
  readonly sql: string
  /** What to sort by, where it is not the column itself; null where the list is not sorted by it. */
  readonly order?: string | null
}

const columnsIn = (suffix: 'en' | 'zh'): readonly AssessedColumn[] => [
  { name: 'customer_id', sql: 'customers.customer_id' },
  {
    name: 'customer_name',
    sql: 'customers.customer_name',
    order: 'coalesce(customers.customer_name, customers.customer_id)'
  },
  { name: 'owner', sql: 'customers.owner' },
  { name: 'home_region', sql: 'home_regions.region_name' },
  {
    name: 'tier_label',
    sql: `coalesce(tier_names.label_${suffix}, tiers.tier)`,
    order: 'tier_names.position'
  },
  { name: 'score', sql: 'cast(assessments.score as double)', order: 'assessments.score' },
  { name: 'grade', sql: 'assessments.grade', order: '-grades.position' },
  { name: 'grade_label', sql: `grades.label_${suffix}`, order: null },
  { name: 'advice', sql: 'assessments.advice' },
  { name: 'exception', sql: `exceptions.reason_${suffix}` },
  { name: 'counted_weight', sql: 'cast(assessments.counted_weight as double)' },
  { name: 'net_amount', sql: 'cast(figures.net_amount as double)' }
]

const joined: readonly JoinName[] = ['tier_names', 'home_regions']

const totalRow = z.object({ total: z.number() })

/**
 * The assessed customers of a month, with the score of each indicator.
 * @throws QueryError when a parameter does not fit, or does not fit this build.
 */
export async function openAssessed(
  connection: DuckDBConnection,
  request: AssessedRequest
): Promise<OpenAssessed> {
  const parsed = parseRequest(assessedRequestSchema, request)
  return inTurn(connection, async () => {
    const assessed = await assessedMonth(connection, parsed.month)
    const conditions = await openCustomerConditions(connection, { ...parsed, until: assessed.until })
    const indicators = await readIndicators(connection, assessed, parsed.language)
    const chosen = await openChoice(connection, parsed, indicators)
    const columns = columnsIn(parsed.language === 'en' ? 'en' : 'zh')
    const list: List = {
      month: `date '${assessed.first_day}'`,
      columns,
      joins: conditions.joins(joined),
      fewJoins: conditions.joins(
        parsed.sort.endsWith('tier_label') || parsed.sort.endsWith('home_region') ? joined : []
      ),
      where: [...conditions.where, ...chosen.where].join(' and '),
      order: orderOf(parsed.sort, columns),
      movedBy: chosen.position,
      scores: indicators.filter(({ kind }) => kind === 'measured')
    }
    const [count] = await readRows(connection, totalRow, totalSql(list))
    return {
      build: conditions.build.build,
      month: assessed.month,
      through: assessed.through,
      total: count?.total ?? 0,
      select: { sql: pageSql(list, parsed) }
    }
  })
}

/** A list whose filters, scope and search are open on the session. */
interface List {
  /** The assessed month as SQL. */
  readonly month: string
  readonly columns: readonly AssessedColumn[]
  readonly joins: string
  /** Those only that finding and sorting needs. */
  readonly fewJoins: string
  readonly where: string
  readonly order: string
  /** Position of the indicator whose weight moves; 0 for none. */
  readonly movedBy: number
  readonly scores: readonly IndicatorRow[]
}

const totalSql = ({ month, fewJoins, where }: List): string => `select cast(count(*) as double) as total
  from marts.customer_assessments as assessments
  inner join marts.customers as customers on customers.customer_key = assessments.customer_key
  ${fewJoins}
  where assessments.month = ${month} and ${where}`

const rowsSql = ({ month }: List, joins: string): string => `from marts.customer_assessments as assessments
    inner join marts.customers as customers on customers.customer_key = assessments.customer_key
    inner join marts.assessment_figures as figures
      on figures.customer_key = assessments.customer_key and figures.month = ${month}
    inner join marts.assessment_grades as grades on grades.grade = assessments.grade
    left join marts.assessment_exceptions as exceptions on exceptions.position = assessments.exception
    ${joins}`

/** What is shown of customers is looked up for those of the page only. */
const pageSql = (list: List, { limit, offset }: { limit: number; offset: number }): string => `with
  picked as materialized (
    select assessments.customer_key
    ${rowsSql(list, list.fewJoins)}
    where assessments.month = ${list.month} and ${list.where}
    order by ${list.order}
    limit ${limit} offset ${offset}
  ),
  page as materialized (
    select
      assessments.customer_key,
      ${list.columns.map(({ name, sql }) => `${sql} as ${name}`).join(',\n')},
      row_number() over (order by ${list.order}) as place
    ${rowsSql(list, list.joins)}
    where assessments.month = ${list.month}
      and assessments.customer_key in (select picked.customer_key from picked)
  ),
  scored as (
    select scores.customer_key ${list.scores.map(scoreColumn).join('')}
    from marts.assessment_scores as scores
    where scores.month = ${list.month} and scores.customer_key in (select page.customer_key from page)
    group by scores.customer_key
  ),
  moved as (
    select
      moves.customer_key,
      max(moves.grade) filter (moves.direction = 'less') as grade_if_less,
      max(moves.grade) filter (moves.direction = 'more') as grade_if_more
    from marts.assessment_moves as moves
    where moves.month = ${list.month} and moves.position = ${list.movedBy}
      and moves.customer_key in (select page.customer_key from page)
    group by moves.customer_key
  )
  select page.* exclude (customer_key, place), moved.grade_if_less, moved.grade_if_more,
    scored.* exclude (customer_key)
  from page
  left join scored on scored.customer_key = page.customer_key
  left join moved on moved.customer_key = page.customer_key
  order by page.place`

const scoreColumn = ({ position, indicator }: IndicatorRow): string =>
  `, max(cast(scores.score as double)) filter (scores.position = ${position}) as ${identifier(`score_${indicator}`)}`

/** As openAssessed, read at once: for pages, not for millions. */
export async function queryAssessed(
  connection: DuckDBConnection,
  request: AssessedRequest
): Promise<AssessedPage> {
  const { select, ...about } = await openAssessed(connection, request)
  const parts: Uint8Array[] = []
  for await (const part of await jsonRowsOf(connection, select)) parts.push(part)
  return { ...about, rows: JSON.parse(Buffer.concat(parts).toString('utf8')) as AssessedRow[] }
}

/** Sets the variables of what narrows the list down. @throws QueryError for a grade, advice or indicator that is none. */
async function openChoice(
  connection: DuckDBConnection,
  { grade, advice, moved_by, search, language }: ParsedAssessed,
  indicators: readonly IndicatorRow[]
): Promise<{ readonly where: string[]; readonly position: number }> {
  const where: string[] = []
  if (grade !== undefined) {
    const grades = (await readGrades(connection, language)).map((each) => each.grade)
    refuseOther('grade', grade, grades)
    await setText(connection, 'assessed_grade', grade)
    where.push("assessments.grade = getvariable('assessed_grade')")
  }
  if (advice !== undefined) {
    refuseOther('advice', advice, adviceNames)
    await setText(connection, 'assessed_advice', advice)
    where.push("assessments.advice = getvariable('assessed_advice')")
  }
  const names = indicators.map(({ indicator }) => indicator)
  if (moved_by !== undefined) refuseOther('moved_by', moved_by, names)
  const position = indicators.find(({ indicator }) => indicator === moved_by)?.position ?? 0
  if (position > 0)
    where.push(`assessments.customer_key in (
      select moves.customer_key from marts.assessment_moves as moves
      where moves.month = assessments.month and moves.position = ${position})`)
  await setText(connection, 'assessed_search', search)
  if (search !== '') where.push(searchSql)
  return { where, position }
}

function refuseOther(parameter: string, value: string, allowed: readonly string[]): void {
  if (!allowed.includes(value)) throw new QueryError({ parameter, value, allowed: listAllowed(allowed) })
}

const searchSql = `(${['customer_name', 'customer_id', 'owner']
  .map((column) => `contains(lower(customers.${column}), lower(getvariable('assessed_search')))`)
  .join(' or ')})`

/** @throws QueryError when the list is not sorted by that. */
function orderOf(sort: string, columns: readonly AssessedColumn[]): string {
  const sortable = columns.filter(({ order }) => order !== null)
  const isDescending = sort.startsWith('-')
  const column = sortable.find(({ name }) => name === (isDescending ? sort.slice(1) : sort))
  if (column === undefined) {
    const allowed = `${listAllowed(sortable.map(({ name }) => name))}; with - before it from the largest`
    throw new QueryError({ parameter: 'sort', value: sort, allowed })
  }
  return `${column.order ?? column.sql} ${isDescending ? 'desc' : 'asc'} nulls last, assessments.customer_key`
}
