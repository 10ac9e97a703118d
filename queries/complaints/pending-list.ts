import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import { addDays, addMonths, firstOfMonth } from '../calendar.ts'
import type { Day } from '../calendar.ts'
import { listJoins } from '../customers/list-joins.ts'
import { trailingMonths, trailingSums } from '../customers/trailing-sums.ts'
import { listAllowed, QueryError } from '../errors.ts'
import { jsonRowsOf } from '../exports/json-rows.ts'
import type { Select } from '../exports/select.ts'
import type { Language } from '../language.ts'
import { parseRequest } from '../request.ts'
import { labelColumn } from '../risk/label-column.ts'
import { viewerScope } from '../scope.ts'
import { readRows, setText } from '../session.ts'
import { inTurn } from '../turns.ts'
import { openPendingSteps } from './pending-steps.ts'
import { pendingRequestSchema } from './request.ts'
import type { PendingRequest } from './request.ts'
import type { ComplaintClock, ComplaintStepName } from './terms.ts'

interface PendingColumn {
  readonly name: string
  readonly sql: string
  /** What to sort by, where it is not the column itself. */
  readonly order?: string
}

/** The columns of the list in their order. */
const columnsIn = (language: Language): readonly PendingColumn[] => [
  { name: 'complaint_id', sql: 'complaints.complaint_id' },
  { name: 'state', sql: 'pending.state' },
  { name: 'step', sql: 'pending.step' },
  { name: 'due_at', sql: 'pending.due_at' },
  // What can still be kept comes first, the soonest before all; then what is late, the latest to be so first.
  {
    name: 'minutes_left',
    sql: 'round(pending.minutes_left, 2)',
    order: `pending.state = 'late' asc, abs(pending.minutes_left)`
  },
  { name: 'late_steps', sql: 'pending.late_steps' },
  { name: 'opened_at', sql: 'complaints.opened_at' },
  { name: 'category', sql: 'complaints.category' },
  { name: 'product_id', sql: 'products.product_id' },
  {
    name: 'product_name',
    sql: 'products.product_name',
    order: 'coalesce(products.product_name, products.product_id)'
  },
  { name: 'severity', sql: 'complaints.severity' },
  { name: 'complaint_owner', sql: 'complaints.owner' },
  { name: 'customer_id', sql: 'customers.customer_id' },
  {
    name: 'customer_name',
    sql: 'customers.customer_name',
    order: 'coalesce(customers.customer_name, customers.customer_id)'
  },
  { name: 'owner', sql: 'customers.owner' },
  {
    name: 'tier_label',
    sql: `coalesce(tier_names.${labelColumn('label', language)}, tiers.tier)`,
    order: 'tier_names.position'
  },
  { name: 'trailing_net_amount', sql: 'round(cast(recent.net_amount as double), 2)' }
]

/** The list, still to be read. */
export interface OpenPendingList {
  readonly build: string
  readonly as_of: Day
  readonly clock: ComplaintClock
  /** How many complaints there are, whatever the limit. */
  readonly total: number
  /** Reads variables of the connection's session: nothing else may be asked on the connection until it is read. */
  readonly select: Select
}

/** A row of the list as JSON has it. */
export interface PendingRow {
  readonly complaint_id: string
  /** `ahead`: its limit can still be kept; `late`: every limit of what is to be done has passed. */
  readonly state: 'ahead' | 'late'
  /** What must be done by then. */
  readonly step: ComplaintStepName
  readonly due_at: string | null
  /** On the clock, from the end of the last day of data; negative where it has passed. */
  readonly minutes_left: number
  /** How many steps to be done are past their limit. */
  readonly late_steps: number
  readonly opened_at: string
  readonly category: string | null
  readonly product_id: string | null
  readonly product_name: string | null
  readonly severity: string | null
  readonly complaint_owner: string | null
  readonly customer_id: string | null
  readonly customer_name: string | null
  readonly owner: string | null
  readonly tier_label: string | null
  /** Net sales of the last 12 months; null without a purchase in them. */
  readonly trailing_net_amount: number | null
}

export interface PendingList extends Omit<OpenPendingList, 'select'> {
  readonly rows: readonly PendingRow[]
}

const totalRow = z.object({ total: z.number() })

/**
 * Complaints with something still to be done at the end of the last day of data, by which limit passes next.
 * @throws QueryError when a parameter does not fit, or does not fit this build.
 */
export async function openPendingList(
  connection: DuckDBConnection,
  request: PendingRequest
): Promise<OpenPendingList> {
  const { where, scope, clock: asked, language, ...parsed } = parseRequest(pendingRequestSchema, request)
  return inTurn(connection, async () => {
    const { build, clock, stepsSql } = await openPendingSteps(connection, { where, scope, clock: asked })
    const columns = columnsIn(language)
    const order = orderOf(parsed.sort, columns)
    await setText(connection, 'pending_search', parsed.search)
    const conditions = [
      'true',
      ...(parsed.step === undefined ? [] : [`pending.step = '${parsed.step}'`]),
      ...(parsed.state === undefined ? [] : [`pending.state = '${parsed.state}'`]),
      ...(parsed.search === '' ? [] : [searchSql])
    ]
    const until = addDays(build.as_of, 1)
    const trailing = trailingSums({
      days: { from: addMonths(firstOfMonth(build.as_of), 1 - trailingMonths), until },
      filters: [],
      scope: viewerScope(scope)
    })
    const joins = listJoins(['tier_names', 'trailing'], { until, trailing: trailing(null) })
    const from = `from (${pendingSql(stepsSql)}) as pending
      inner join period_complaints as complaints on complaints.complaint_id = pending.complaint_id
      left join marts.products as products on products.product_key = complaints.product_key
      left join marts.customers as customers on customers.customer_key = complaints.customer_key
      ${joins.join('\n')}
      where ${conditions.join(' and ')}`
    const [counted] = await readRows(connection, totalRow, `select cast(count(*) as double) as total ${from}`)
    return {
      build: build.build,
      as_of: build.as_of,
      clock,
      total: counted?.total ?? 0,
      select: {
        sql: `select ${columns.map(({ name, sql }) => `${sql} as ${name}`).join(', ')}
          ${from}
          order by ${order}
          limit ${parsed.limit} offset ${parsed.offset}`
      }
    }
  })
}

/** As openPendingList, read at once: for pages, not for millions. */
export async function queryPendingList(
  connection: DuckDBConnection,
  request: PendingRequest
): Promise<PendingList> {
  const { select, ...about } = await openPendingList(connection, request)
  const parts: Uint8Array[] = []
  for await (const part of await jsonRowsOf(connection, select)) parts.push(part)
  return { ...about, rows: JSON.parse(Buffer.concat(parts).toString('utf8')) as PendingRow[] }
}

/**
 * One row per complaint: of what is to be done the step whose limit passes next; where all have passed, the last that did.
 */
export const pendingSql = (stepsSql: string): string => `select
    steps.complaint_id,
    case when bool_and(steps.is_late) then 'late' else 'ahead' end as state,
    coalesce(
      min_by(steps.step, steps.minutes_left) filter (not steps.is_late), max_by(steps.step, steps.minutes_left)
    ) as step,
    coalesce(
      min_by(steps.due_at, steps.minutes_left) filter (not steps.is_late), max_by(steps.due_at, steps.minutes_left)
    ) as due_at,
    coalesce(min(steps.minutes_left) filter (not steps.is_late), max(steps.minutes_left)) as minutes_left,
    cast(count(*) filter (steps.is_late) as integer) as late_steps
  from (${stepsSql}) as steps
  group by steps.complaint_id`

const searchSql = `(${[
  'complaints.complaint_id',
  'complaints.category',
  'complaints.owner',
  'customers.customer_name',
  'customers.customer_id'
]
  .map((column) => `contains(lower(${column}), lower(getvariable('pending_search')))`)
  .join(' or ')})`

/** @throws QueryError when the list is not sorted by that. */
function orderOf(sort: string, columns: readonly PendingColumn[]): string {
  const isDescending = sort.startsWith('-')
  const column = columns.find(({ name }) => name === (isDescending ? sort.slice(1) : sort))
  if (column === undefined) {
    const allowed = `${listAllowed(columns.map(({ name }) => name))}; with - before it from the largest`
    throw new QueryError({ parameter: 'sort', value: sort, allowed })
  }
  return `${column.order ?? column.sql} ${isDescending ? 'desc' : 'asc'} nulls last, complaints.complaint_id`
}
