import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import type { Day } from './calendar.ts'
import { findKpi } from './catalog.ts'
import type { KpiDefinition } from './define-query.ts'
import { QueryError } from './errors.ts'
import { isEventView } from './events.ts'
import { jsonRowsOf } from './exports/json-rows.ts'
import type { Select } from './exports/select.ts'
import { openInquiry, openSpan } from './inquiry.ts'
import { openMemberLabels } from './member-labels.ts'
import { resolvePeriod } from './period.ts'
import type { Period } from './period.ts'
import { linesSql } from './view-rows.ts'
import { splitDimensions } from './question.ts'
import { parseRequest, rowsRequestSchema } from './request.ts'
import type { RowsRequest } from './request.ts'
import { rowsOrder, searchCondition } from './rows-order.ts'
import type { RowsOrder } from './rows-order.ts'
import { readRows, setText } from './session.ts'
import { readBuildPeriod, readSettings } from './settings.ts'
import { inTurn } from './turns.ts'

const countedRow = z.object({
  key: z.string(),
  label: z.string().nullable(),
  customer_id: z.string().nullable(),
  customer_name: z.string().nullable(),
  order_id: z.string().nullable(),
  ordered_on: z.string().nullable(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable()
})

/** One counted thing: a sales line, an order, a customer. */
export interface CountedRow extends z.infer<typeof countedRow> {
  readonly ordered_on: Day | null
}

const rowSums = z.object({
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  quantity: z.number().nullable(),
  net_amount: z.number().nullable(),
  cost_amount: z.number().nullable()
})

/** What all rows come to, whatever the limit: exact sums, of counted things or of lines; null for the other's. */
export type RowSums = Readonly<z.infer<typeof rowSums>>

/** The rows behind a figure, still to be read. */
export interface OpenRows {
  readonly build: string
  readonly period: Pick<Period, 'from' | 'until'>
  /** How many there are, whatever the limit. */
  readonly total: number
  readonly sums: RowSums
  /** Reads views of the connection's session: nothing else may be asked on the connection until it is read. */
  readonly select: Select
}

/** A row of either level as JSON has it. */
export type RowValues = Readonly<Record<string, string | number | boolean | null>>

/** Some of the rows, and what all of them come to. */
export interface RowsPage extends Pick<OpenRows, 'period' | 'total' | 'sums'> {
  readonly rows: readonly RowValues[]
}

/**
 * The rows that a KPI's figure is the sum of: its own SQL, not summed (level `counted`, by day and order), or the order
 * lines that these come from (level `lines`, in date order). A figure may come from a rollup; its rows always come from
 * the sales lines (or orders), and sum to the same. With `search`, only the rows in which it stands.
 * @throws QueryError when a parameter does not fit, or does not fit this build.
 */
export async function openKpiRows(connection: DuckDBConnection, request: RowsRequest): Promise<OpenRows> {
  const parsed = parseRequest(rowsRequestSchema, request)
  const { level, limit, offset } = parsed
  const order = rowsOrder(parsed.sort, level)
  return inTurn(connection, async () => {
    const build = await readBuildPeriod(connection)
    const kpi = findKpi(parsed.kpi, parsed.definition)
    const period = resolvePeriod(parsed.period, build)
    const inquiry = await openInquiry(connection, kpi, { ...parsed, build })
    if (level === 'lines' && kpi.reads.some(isEventView)) throw noLines(kpi)
    const question = { ...inquiry.question, everyLine: true }
    await openMemberLabels(connection, splitDimensions(question.by)[0] ?? null, parsed.language)
    await openSpan({ ...inquiry, question }, period)
    if (level === 'lines') await setText(connection, 'config_folder', await configFolder(connection))
    const all = level === 'lines' ? linesSql(question, behind(kpi)) : countedSql(kpi)
    const rows = parsed.search === '' ? all : await found(connection, all, parsed)
    const [whole] = await readRows(connection, wholeRow, wholeSql(rows, level))
    const { rows: total, ...sums } = whole ?? nothing
    // Sorting millions of rows for a download would hold them all in memory; a scan of that many keeps the stored
    // order, which is that of the days.
    const isSorted = parsed.sort !== undefined || Math.min(total, limit) + offset <= mostSorted
    const page = { order: isSorted ? order : null, limit, offset }
    return {
      build: build.build,
      period: { from: period.from, until: period.until },
      total,
      sums,
      select: { sql: level === 'lines' ? lineColumns(rows, page) : countedColumns(rows, page) }
    }
  })
}

const noLines = ({ name }: KpiDefinition) =>
  new QueryError({
    parameter: 'level',
    value: 'lines',
    allowed: `counted: ${name} is not made of sales lines`
  })

/** As openKpiRows, read at once, of either level: for pages of rows, not for millions. */
export async function readKpiRows(connection: DuckDBConnection, request: RowsRequest): Promise<RowsPage> {
  const { period, total, sums, select } = await openKpiRows(connection, request)
  const parts: Uint8Array[] = []
  for await (const part of await jsonRowsOf(connection, select)) parts.push(part)
  return { period, total, sums, rows: JSON.parse(Buffer.concat(parts).toString('utf8')) as RowValues[] }
}

/** As openKpiRows, read at once: for pages of rows, not for millions. Level `counted` only. */
export async function queryKpiRows(
  connection: DuckDBConnection,
  request: Omit<RowsRequest, 'level'>
): Promise<{ total: number; rows: CountedRow[] }> {
  const { total, select } = await openKpiRows(connection, request)
  return { total, rows: await readRows(connection, countedRow, select.sql) }
}

const wholeRow = rowSums.extend({ rows: z.number() })

const nothing: z.infer<typeof wholeRow> = {
  rows: 0,
  numerator: null,
  denominator: null,
  quantity: null,
  net_amount: null,
  cost_amount: null
}

function wholeSql(rows: string, level: RowsRequest['level']): string {
  const summed: readonly string[] =
    level === 'lines' ? ['quantity', 'net_amount', 'cost_amount'] : ['numerator', 'denominator']
  const sums = Object.keys(rowSums.shape).map((column) =>
    summed.includes(column)
      ? `cast(sum(rows.${column}) as double) as ${column}`
      : `cast(null as double) as ${column}`
  )
  return `select cast(count(*) as double) as rows, ${sums.join(', ')} from (${rows}) as rows`
}

/** The rows in which the text of a request stands. */
async function found(
  connection: DuckDBConnection,
  rows: string,
  { level, search }: z.output<typeof rowsRequestSchema>
): Promise<string> {
  await setText(connection, 'rows_search', search)
  return `select rows.* from (${rows}) as rows where ${searchCondition(level)}`
}

interface Paged {
  readonly order: RowsOrder | null
  readonly limit: number
  readonly offset: number
}

const orderOf = ({ order }: Paged): string => (order === null ? '' : `order by ${order.by}`)

/** So many of the rows: what stands in other marts is looked up for these alone. */
const pageSql = (rows: string, page: Paged): string => `select picked.*
from (${rows}) as picked
${(page.order?.joins ?? []).join('\n')}
${orderOf(page)}
limit ${page.limit} offset ${page.offset}`

/** The folder that the paths of a build's files start from, with its last slash; '' where it is not known. */
async function configFolder(connection: DuckDBConnection): Promise<string> {
  const { config_path = '' } = await readSettings(connection)
  return /^.*[/\\]/.exec(config_path)?.[0] ?? ''
}

const countedSql = ({ sql }: KpiDefinition): string => `select counted.*
from (
${sql}
) as counted
where counted.numerator <> 0 or counted.denominator <> 0`

const countedColumns = (rows: string, page: Paged): string => `select
  coalesce(period_member_labels.key, cast(picked.member as varchar), '') as key,
  coalesce(period_member_labels.label, cast(picked.member as varchar)) as label,
  customers.customer_id,
  customers.customer_name,
  picked.order_id,
  cast(picked.ordered_on as varchar) as ordered_on,
  cast(picked.numerator as double) as numerator,
  cast(picked.denominator as double) as denominator
from (${pageSql(rows, page)}) as picked
left join marts.customers as customers on customers.customer_key = picked.customer_key
left join period_member_labels on period_member_labels.member = picked.member
${orderOf(page)}`

/** Which order lines a KPI is made of: all of its window, or the purchases of the customers that it counts. */
function behind({ reads, scope_of, sql }: KpiDefinition): Parameters<typeof linesSql>[1] {
  return scope_of === 'lines'
    ? { from: 'from_date', sales: reads.includes('period_sales') ? 'all' : 'purchases' }
    : {
        from: 'history_from',
        sales: 'purchases',
        customers: `select counted.customer_key from (\n${sql}\n) as counted`
      }
}

const mostSorted = 1_000_000

const lineColumns = (rows: string, page: Paged): string => `select
  coalesce(period_member_labels.key, cast(picked.member as varchar), '') as key,
  coalesce(period_member_labels.label, cast(picked.member as varchar)) as label,
  picked.order_id,
  picked.line_id,
  picked.ordered_at,
  picked.line_kind,
  customers.customer_id,
  customers.customer_name,
  products.product_id,
  products.product_name,
  products.category,
  products.subcategory,
  regions.region_id,
  regions.region_name,
  picked.channel,
  picked.payment_method,
  picked.campaign_id,
  picked.sales_rep,
  picked.quantity,
  picked.unit_price,
  picked.discount_rate,
  picked.net_amount,
  picked.cost_amount,
  -- Where the files lie on the server is nobody's business.
  case
    when starts_with(source_files.path, getvariable('config_folder')) then substr(source_files.path, len(getvariable('config_folder')) + 1)
    else source_files.path
  end as file,
  picked.record
from (${pageSql(rows, page)}) as picked
left join marts.customers as customers on customers.customer_key = picked.customer_key
left join marts.products as products on products.product_key = picked.product_key
left join marts.regions as regions on regions.region_key = picked.region_key
left join marts.source_files as source_files on source_files.file_id = picked.file_id
left join period_member_labels on period_member_labels.member = picked.member
${orderOf(page)}`
