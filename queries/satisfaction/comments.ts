import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import { addDays, earlier } from '../calendar.ts'
import type { Day } from '../calendar.ts'
import { listAllowed, QueryError } from '../errors.ts'
import { jsonRowsOf } from '../exports/json-rows.ts'
import type { Select } from '../exports/select.ts'
import { spanStatements } from '../inquiry.ts'
import { labelColumn } from '../risk/label-column.ts'
import { parseRequest } from '../request.ts'
import { readRows, runAll, setText } from '../session.ts'
import { inTurn } from '../turns.ts'
import { openLook, spanBetween } from './look.ts'
import { commentsRequestSchema } from './request.ts'
import type { CommentsRequest, Survey } from './request.ts'

/** What customers wrote, still to be read. */
export interface OpenComments {
  readonly build: string
  /** Comments of answers up to this day. */
  readonly to: Day
  /** How many there are, whatever the limit. */
  readonly total: number
  /** The touchpoints that answers name, those of most answers first. */
  readonly touchpoints: readonly string[]
  /** Reads variables of the connection's session: nothing else may be asked on the connection until it is read. */
  readonly select: Select
}

/** A comment as JSON has it. */
export interface CommentRow {
  readonly response_id: string
  readonly responded_on: Day
  readonly survey: Survey
  readonly score: number
  readonly verdict: string
  readonly verdict_label: string
  readonly touchpoint: string | null
  readonly comment: string
  readonly customer_id: string | null
  readonly customer_name: string | null
  readonly owner: string | null
}

export interface Comments extends Omit<OpenComments, 'select'> {
  readonly rows: readonly CommentRow[]
}

const columns: Readonly<Record<string, (label: string) => string>> = {
  response_id: () => 'answers.response_id',
  responded_on: () => 'answers.responded_on',
  survey: () => 'answers.survey',
  score: () => 'cast(answers.score as double)',
  verdict: () => 'answers.verdict',
  verdict_label: (label) => `verdicts.${label}`,
  touchpoint: () => 'answers.touchpoint',
  comment: () => 'answers.comment',
  customer_id: () => 'customers.customer_id',
  customer_name: () => 'customers.customer_name',
  owner: () => 'customers.owner'
}

/** What the columns are sorted by, where it is not themselves. */
const orders: Readonly<Record<string, readonly string[]>> = {
  verdict_label: ['answers.survey', 'answers.points'],
  verdict: ['answers.survey', 'answers.points'],
  customer_name: ['coalesce(customers.customer_name, customers.customer_id)']
}

/**
 * What customers wrote into surveys up to the end of a month, the latest first.
 * @throws QueryError when a parameter does not fit, or does not fit this build, or it has no answers to surveys.
 */
export async function openComments(
  connection: DuckDBConnection,
  request: CommentsRequest
): Promise<OpenComments> {
  const parsed = parseRequest(commentsRequestSchema, request)
  return inTurn(connection, async () => {
    const look = await openLook(connection, parsed)
    const { build, period, responses } = look
    const order = orderOf(parsed.sort)
    await refuseUnknownVerdict(connection, parsed.verdict)
    const until = earlier(period.until, addDays(build.as_of, 1))
    const from = '1000-01-01'
    await setText(connection, 'comment_search', parsed.search)
    await setText(connection, 'comment_verdict', parsed.verdict ?? '')
    await setText(connection, 'comment_touchpoint', parsed.touchpoint ?? '')
    await runAll(connection, spanStatements(responses, { ...spanBetween({ from, until }), whole: period }))
    const label = labelColumn('label', parsed.language)
    const source = `from period_responses as answers
      left join marts.customers as customers on customers.customer_key = answers.customer_key
      left join marts.survey_verdicts as verdicts
        on verdicts.survey = answers.survey and verdicts.verdict = answers.verdict
      where ${[
        'answers.comment is not null',
        ...(parsed.survey === undefined ? [] : [`answers.survey = '${parsed.survey}'`]),
        ...(parsed.verdict === undefined ? [] : ["answers.verdict = getvariable('comment_verdict')"]),
        ...(parsed.touchpoint === undefined
          ? []
          : ["answers.touchpoint = getvariable('comment_touchpoint')"]),
        ...(parsed.search === '' ? [] : [searchSql])
      ].join(' and ')}`
    const [count] = await readRows(
      connection,
      z.object({ total: z.number() }),
      `select cast(count(*) as double) as total ${source}`
    )
    const touchpoints = await readRows(
      connection,
      z.object({ touchpoint: z.string() }),
      `select answers.touchpoint from period_responses as answers
      where answers.touchpoint is not null
      group by answers.touchpoint order by count(*) desc, answers.touchpoint limit 50`
    )
    const selected = Object.entries(columns).map(([name, sql]) => `${sql(label)} as ${name}`)
    return {
      build: build.build,
      to: addDays(until, -1),
      total: count?.total ?? 0,
      touchpoints: touchpoints.map(({ touchpoint }) => touchpoint),
      select: {
        sql: `select ${selected.join(', ')} ${source} order by ${order}
          limit ${parsed.limit} offset ${parsed.offset}`
      }
    }
  })
}

/** @throws QueryError when no survey has such a verdict. */
async function refuseUnknownVerdict(
  connection: DuckDBConnection,
  verdict: string | undefined
): Promise<void> {
  if (verdict === undefined) return
  const known = await readRows(
    connection,
    z.object({ verdict: z.string() }),
    'select verdicts.verdict from marts.survey_verdicts as verdicts order by verdicts.survey, verdicts.verdict'
  )
  const names = known.map((each) => each.verdict)
  if (!names.includes(verdict))
    throw new QueryError({ parameter: 'verdict', value: verdict, allowed: listAllowed(names) })
}

/** As openComments, read at once: for pages, not for millions. */
export async function queryComments(
  connection: DuckDBConnection,
  request: CommentsRequest
): Promise<Comments> {
  const { select, ...about } = await openComments(connection, request)
  const parts: Uint8Array[] = []
  for await (const part of await jsonRowsOf(connection, select)) parts.push(part)
  return { ...about, rows: JSON.parse(Buffer.concat(parts).toString('utf8')) as CommentRow[] }
}

const searchSql = `(${['answers.comment', 'customers.customer_name', 'customers.customer_id']
  .map((column) => `contains(lower(${column}), lower(getvariable('comment_search')))`)
  .join(' or ')})`

/** @throws QueryError when the list is not sorted by that. */
function orderOf(sort: string): string {
  const isDescending = sort.startsWith('-')
  const name = isDescending ? sort.slice(1) : sort
  const column = Object.hasOwn(columns, name) ? columns[name] : undefined
  if (column === undefined) {
    const allowed = `${listAllowed(Object.keys(columns))}; with - before it from the largest`
    throw new QueryError({ parameter: 'sort', value: sort, allowed })
  }
  const by = orders[name] ?? [column('label_en')]
  const direction = isDescending ? 'desc' : 'asc'
  return [...by.map((each) => `${each} ${direction} nulls last`), 'answers.response_id'].join(', ')
}
