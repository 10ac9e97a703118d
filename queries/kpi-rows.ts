import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import type { Day } from './calendar.ts'
import { findKpi } from './catalog.ts'
import type { KpiDefinition } from './define-query.ts'
import type { Select } from './exports/select.ts'
import { openInquiry, openSpan } from './inquiry.ts'
import { openMemberLabels } from './member-labels.ts'
import { resolvePeriod } from './period.ts'
import type { Period } from './period.ts'
import { linesSql } from './view-rows.ts'
import { splitDimensions } from './question.ts'
import { parseRequest, rowsRequestSchema } from './request.ts'
import type { RowsRequest } from './request.ts'
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

/** The rows behind a figure, still to be read. */
export interface OpenRows {
  readonly build: string
  readonly period: Pick<Period, 'from' | 'until'>
  /** How many there are, whatever the limit. */
  readonly total: number
  /** Reads views of the connection's session: nothing else may be asked on the connection until it is read. */
  readonly select: Select
}

/**
 * The rows that a KPI's figure is the sum of: its own SQL, not summed (level `counted`, by day and order), or the order
 * lines that these come from (level `lines`, in date order). A figure may come from a rollup; its rows always come from
 * the sales lines (or orders), and sum to the same.
 * @throws QueryError when a parameter does not fit, or does not fit this build.
 */
export async function openKpiRows(connection: DuckDBConnection, request: RowsRequest): Promise<OpenRows> {
  const parsed = parseRequest(rowsRequestSchema, request)
  return inTurn(connection, async () => {
    const build = await readBuildPeriod(connection)
    const kpi = findKpi(parsed.kpi, parsed.definition)
    const period = resolvePeriod(parsed.period, build)
    const inquiry = await openInquiry(connection, kpi, { ...parsed, build })
    const question = { ...inquiry.question, everyLine: true }
    await openMemberLabels(connection, splitDimensions(question.by)[0] ?? null, parsed.language)
    await openSpan({ ...inquiry, question }, period)
    if (parsed.level === 'lines') await setText(connection, 'config_folder', await configFolder(connection))
    const rows = parsed.level === 'lines' ? linesSql(question, behind(kpi)) : countedSql(kpi)
    const [count] = await readRows(
      connection,
      total,
      `select cast(count(*) as double) as rows from (${rows})`
    )
    const shown = Math.min(count?.rows ?? 0, parsed.limit)
    const select = parsed.level === 'lines' ? lineColumns(rows, shown + parsed.offset) : countedColumns(rows)
    return {
      build: build.build,
      period: { from: period.from, until: period.until },
      total: count?.rows ?? 0,
      select: { sql: `${select} limit ${parsed.limit} offset ${parsed.offset}` }
    }
  })
}

/** As openKpiRows, read at once: for pages of rows, not for millions. Level `counted` only. */
export async function queryKpiRows(
  connection: DuckDBConnection,
  request: Omit<RowsRequest, 'level'>
): Promise<{ total: number; rows: CountedRow[] }> {
  const { total, select } = await openKpiRows(connection, request)
  return { total, rows: await readRows(connection, countedRow, select.sql) }
}

const total = z.object({ rows: z.number() })

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

const countedColumns = (rows: string): string => `select
  coalesce(period_member_labels.key, cast(counted.member as varchar), '') as key,
  coalesce(period_member_labels.label, cast(counted.member as varchar)) as label,
  customers.customer_id,
  customers.customer_name,
  counted.order_id,
  cast(counted.ordered_on as varchar) as ordered_on,
  cast(counted.numerator as double) as numerator,
  cast(counted.denominator as double) as denominator
from (${rows}) as counted
left join marts.customers as customers on customers.customer_key = counted.customer_key
left join period_member_labels on period_member_labels.member = counted.member
order by counted.ordered_on, counted.order_id, counted.numerator desc, customers.customer_id, key`

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

// Sorting millions of rows for a download would hold them all in memory; a scan of that many keeps the stored order,
// which is that of the days.
const lineColumns = (rows: string, sorted: number): string => `select
  coalesce(period_member_labels.key, cast(lines.member as varchar), '') as key,
  coalesce(period_member_labels.label, cast(lines.member as varchar)) as label,
  lines.order_id,
  lines.line_id,
  lines.ordered_at,
  lines.line_kind,
  customers.customer_id,
  customers.customer_name,
  products.product_id,
  products.product_name,
  products.category,
  products.subcategory,
  regions.region_id,
  regions.region_name,
  lines.channel,
  lines.payment_method,
  lines.campaign_id,
  lines.sales_rep,
  lines.quantity,
  lines.unit_price,
  lines.discount_rate,
  lines.net_amount,
  lines.cost_amount,
  -- Where the files lie on the server is nobody's business.
  case
    when starts_with(source_files.path, getvariable('config_folder')) then substr(source_files.path, len(getvariable('config_folder')) + 1)
    else source_files.path
  end as file,
  lines.record
from (${rows}) as lines
left join marts.customers as customers on customers.customer_key = lines.customer_key
left join marts.products as products on products.product_key = lines.product_key
left join marts.regions as regions on regions.region_key = lines.region_key
left join marts.source_files as source_files on source_files.file_id = lines.file_id
left join period_member_labels on period_member_labels.member = lines.member
${sorted > mostSorted ? '' : 'order by lines.ordered_at, lines.file_id, lines.record'}`
