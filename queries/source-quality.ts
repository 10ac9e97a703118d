import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import { parseRequest } from './request.ts'
import { readRows } from './session.ts'

const sourceFileRow = z.object({
  file_id: z.number(),
  source: z.string(),
  path: z.string(),
  bytes: z.number().nullable(),
  detected: z.string().nullable(),
  rows_in: z.number(),
  rows_kept: z.number(),
  rows_rejected: z.number(),
  rows_duplicate: z.number()
})

/** A file as it was read: `rows_in = rows_kept + rows_rejected + rows_duplicate`. */
export type SourceFile = Readonly<z.infer<typeof sourceFileRow>>

/** Every file of the build with its rows in, kept, rejected and removed as duplicates. */
export function sourceQuality(connection: DuckDBConnection): Promise<SourceFile[]> {
  return readRows(
    connection,
    sourceFileRow,
    `select
      source_files.file_id,
      source_files.source,
      source_files.path,
      cast(source_files.bytes as double) as bytes,
      source_files.detected,
      cast(source_files.rows_in as double) as rows_in,
      cast(source_files.rows_kept as double) as rows_kept,
      cast(source_files.rows_rejected as double) as rows_rejected,
      cast(source_files.rows_duplicate as double) as rows_duplicate
    from marts.source_files as source_files
    order by source_files.file_id, source_files.source`
  )
}

export const rejectsRequestSchema = z.strictObject({
  source: z.string().optional(),
  path: z.string().optional(),
  reason: z.string().optional(),
  limit: z.int().min(1).max(1_000_000).default(1000),
  offset: z.int().min(0).default(0)
})

export type RejectsRequest = z.input<typeof rejectsRequestSchema>

const rejectRow = z.object({
  source: z.string(),
  path: z.string().nullable(),
  /** Number of the record in its file, from 1; a record may span several lines. */
  record: z.number().nullable(),
  column_name: z.string().nullable(),
  value: z.string().nullable(),
  reason: z.string(),
  raw_row: z.string().nullable()
})

/** A row that was not loaded: where it stands, and why. */
export type Reject = Readonly<z.infer<typeof rejectRow>>

/** Rejected rows in the order of their files; countRejects says how many there are. */
export async function listRejects(
  connection: DuckDBConnection,
  request: RejectsRequest = {}
): Promise<Reject[]> {
  const { source = '', path = '', reason = '', limit, offset } = parseRequest(rejectsRequestSchema, request)
  return readRows(
    connection,
    rejectRow,
    `select
      rejects.source, rejects.path, cast(rejects.record as double) as record, rejects.column_name, rejects.value,
      rejects.reason, rejects.raw_row
    from marts.rejects as rejects
    where
      ($1 = '' or rejects.source = $1)
      and ($2 = '' or rejects.path = $2)
      and ($3 = '' or rejects.reason = $3)
    order by rejects.source, rejects.file_id, rejects.record, rejects.column_name
    limit $4 offset $5`,
    [source, path, reason, limit, offset]
  )
}

const rejectReasonRow = z.object({
  source: z.string(),
  column_name: z.string().nullable(),
  reason: z.string(),
  rows: z.number()
})

export type RejectReason = Readonly<z.infer<typeof rejectReasonRow>>

/** How many rows were rejected for what, most frequent first. */
export function countRejects(connection: DuckDBConnection): Promise<RejectReason[]> {
  return readRows(
    connection,
    rejectReasonRow,
    `select rejects.source, rejects.column_name, rejects.reason, cast(count(*) as double) as rows
    from marts.rejects as rejects
    group by rejects.source, rejects.column_name, rejects.reason
    order by count(*) desc, rejects.source, rejects.column_name, rejects.reason`
  )
}
