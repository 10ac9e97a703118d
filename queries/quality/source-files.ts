import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import { readRows } from '../session.ts'

const sourceFileRow = z.object({
  file_id: z.number(),
  source: z.string(),
  path: z.string(),
  bytes: z.number().nullable(),
  detected: z.string().nullable(),
  /** The file whose rejected rows this one carries, corrected. */
  corrects: z.string().nullable(),
  rows_in: z.number(),
  rows_kept: z.number(),
  rows_rejected: z.number(),
  rows_duplicate: z.number(),
  /** Of the source's first day column: of sales the day ordered, of customers that of first contact. */
  first_day: z.string().nullable(),
  last_day: z.string().nullable()
})

/** A file as it was read: `rows_in = rows_kept + rows_rejected + rows_duplicate`. */
export type SourceFile = Readonly<z.infer<typeof sourceFileRow>>

/** Every file of the build with its rows in, kept, rejected and removed as duplicates. */
export function sourceQuality(connection: DuckDBConnection): Promise<SourceFile[]> {
  return readRows(
    connection,
    sourceFileRow,
    `with day_columns as (
      select source_catalog.source, arg_min(source_catalog.column_name, source_catalog.position) as column_name
      from marts.source_catalog as source_catalog
      where source_catalog.value_type in ('timestamp', 'date', 'month')
      group by source_catalog.source
    )
    select
      source_files.file_id,
      source_files.source,
      source_files.path,
      cast(source_files.bytes as double) as bytes,
      source_files.detected,
      source_files.corrects,
      cast(source_files.rows_in as double) as rows_in,
      cast(source_files.rows_kept as double) as rows_kept,
      cast(source_files.rows_rejected as double) as rows_rejected,
      cast(source_files.rows_duplicate as double) as rows_duplicate,
      cast(source_columns.first_day as varchar) as first_day,
      cast(source_columns.last_day as varchar) as last_day
    from marts.source_files as source_files
    left join day_columns on day_columns.source = source_files.source
    left join marts.source_columns as source_columns
      on source_columns.file_id = source_files.file_id
      and source_columns.column_name = day_columns.column_name
    order by source_files.file_id, source_files.source`
  )
}
