import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import { readRows } from '../session.ts'
import { countRejects, type RejectReason } from './rejects.ts'
import { sourceQuality, type SourceFile } from './source-files.ts'

const columnRow = z.object({
  source: z.string(),
  column_name: z.string(),
  /** `text`, `number`, `figure`, `rate`, `timestamp`, `date`, `month` or `choice`; null for an attribute of the config. */
  value_type: z.string().nullable(),
  is_required: z.boolean(),
  /** Other headers that are known for it, parted by commas. */
  synonyms: z.string(),
  /** The headers under which the files have it; null where none has. */
  headers: z.string().nullable(),
  filled_rows: z.number()
})

/** A column that a source may have: whether its files do, and in how many kept rows it is filled. */
export type SourceColumn = Readonly<z.infer<typeof columnRow>>

const referenceRow = z.object({
  reference: z.enum(['customer', 'product', 'region']),
  /** `none`: the line names none; `unknown`: not in its source; `undescribed`: there is no such source. */
  resolution: z.enum(['resolved', 'unknown', 'none', 'undescribed']),
  id_count: z.number(),
  line_count: z.number(),
  net_amount: z.number(),
  largest_id: z.string().nullable()
})

/** How sales lines find the customers, products and regions that they name. */
export type LineReference = Readonly<z.infer<typeof referenceRow>>

const monthRow = z.object({
  month: z.string(),
  days: z.number(),
  days_with_lines: z.number(),
  line_count: z.number()
})

/** A month of the calendar up to the last day of data. */
export type DataMonth = Readonly<z.infer<typeof monthRow>>

const checkRow = z.object({
  check_name: z.string(),
  severity: z.enum(['error', 'warning']),
  failing_rows: z.number(),
  sample: z.string(),
  /** Net sales concerned. */
  amount: z.number().nullable()
})

/** What a check of the build found. */
export type CheckFinding = Readonly<z.infer<typeof checkRow>>

/** Everything that is known of how good the data of a build are. */
export interface BuildQuality {
  readonly files: readonly SourceFile[]
  readonly rejects: readonly RejectReason[]
  readonly columns: readonly SourceColumn[]
  readonly references: readonly LineReference[]
  readonly months: readonly DataMonth[]
  /** Days without a sales line, of the last 90 up to the last day of data. */
  readonly days_without_lines: readonly string[]
  readonly checks: readonly CheckFinding[]
}

/** Reads what the build wrote down about its sources while it loaded them. */
export async function describeQuality(connection: DuckDBConnection): Promise<BuildQuality> {
  return {
    files: await sourceQuality(connection),
    rejects: await countRejects(connection),
    columns: await readRows(connection, columnRow, columnsSql),
    references: await readRows(connection, referenceRow, referencesSql),
    months: await readRows(connection, monthRow, monthsSql),
    days_without_lines: await emptyDays(connection),
    checks: await readRows(connection, checkRow, checksSql)
  }
}

const columnsSql = `
  with loaded as (
    select
      source_columns.source,
      source_columns.column_name,
      string_agg(distinct source_columns.header, ', ' order by source_columns.header) as headers,
      cast(sum(source_columns.filled_rows) as double) as filled_rows
    from marts.source_columns as source_columns
    group by source_columns.source, source_columns.column_name
  )
  select
    coalesce(source_catalog.source, loaded.source) as source,
    coalesce(source_catalog.column_name, loaded.column_name) as column_name,
    source_catalog.value_type,
    coalesce(source_catalog.is_required, false) as is_required,
    coalesce(source_catalog.synonyms, '') as synonyms,
    loaded.headers,
    coalesce(loaded.filled_rows, 0) as filled_rows
  from marts.source_catalog as source_catalog
  full join loaded
    on loaded.source = source_catalog.source and loaded.column_name = source_catalog.column_name
  order by 1, source_catalog.position nulls last, 2`

const referencesSql = `
  select
    line_references.reference,
    line_references.resolution,
    cast(line_references.id_count as double) as id_count,
    cast(line_references.line_count as double) as line_count,
    cast(line_references.net_amount as double) as net_amount,
    line_references.largest_id
  from marts.line_references as line_references
  order by line_references.reference, line_references.line_count desc`

const monthsSql = `
  select
    strftime(sales_days.day, '%Y-%m') as month,
    cast(count(*) as double) as days,
    cast(count(*) filter (sales_days.line_count > 0) as double) as days_with_lines,
    cast(sum(sales_days.line_count) as double) as line_count
  from marts.sales_days as sales_days
  group by strftime(sales_days.day, '%Y-%m')
  order by 1`

const checksSql = `
  select
    check_results.check_name,
    check_results.severity,
    cast(check_results.failing_rows as double) as failing_rows,
    check_results.sample,
    cast(check_results.amount as double) as amount
  from marts.check_results as check_results
  order by check_results.failing_rows = 0, check_results.severity, check_results.check_name`

async function emptyDays(connection: DuckDBConnection): Promise<string[]> {
  const rows = await readRows(
    connection,
    z.object({ day: z.string() }),
    `with last as (select max(sales_days.day) as day from marts.sales_days as sales_days)
    select cast(sales_days.day as varchar) as day
    from marts.sales_days as sales_days
    cross join last
    where sales_days.line_count = 0 and sales_days.day > last.day - 90
    order by sales_days.day`
  )
  return rows.map(({ day }) => day)
}
