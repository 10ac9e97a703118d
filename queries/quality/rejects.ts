import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import { parseRequest } from '../request.ts'
import { readRows } from '../session.ts'

export const rejectsRequestSchema = z.strictObject({
  source: z.string().optional(),
  /** Path or name of a file. */
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
  /** Net sales that the row stands for; null where it does not tell. */
  amount: z.number().nullable(),
  raw_row: z.string().nullable()
})

/** A row that was not loaded: where it stands, and why. */
export type Reject = Readonly<z.infer<typeof rejectRow>>

const asked = `
  ($1 = '' or rejects.source = $1)
  and ($2 = '' or rejects.path = $2 or ends_with(rejects.path, '/' || $2))
  and ($3 = '' or rejects.reason = $3)`

/** Rejected rows in the order of their files, and how many there are whatever the limit. */
export async function findRejects(
  connection: DuckDBConnection,
  request: RejectsRequest = {}
): Promise<{ total: number; rejects: Reject[] }> {
  const { source = '', path = '', reason = '', limit, offset } = parseRequest(rejectsRequestSchema, request)
  const [counted] = await readRows(
    connection,
    z.object({ total: z.number() }),
    `select cast(count(*) as double) as total from marts.rejects as rejects where ${asked}`,
    [source, path, reason]
  )
  const rejects = await readRows(
    connection,
    rejectRow,
    `select
      rejects.source, rejects.path, cast(rejects.record as double) as record, rejects.column_name, rejects.value,
      rejects.reason, cast(rejects.amount as double) as amount, rejects.raw_row
    from marts.rejects as rejects
    where ${asked}
    order by rejects.source, rejects.file_id, rejects.record, rejects.column_name
    limit $4 offset $5`,
    [source, path, reason, limit, offset]
  )
  return { total: counted?.total ?? 0, rejects }
}

/** Rejected rows in the order of their files; countRejects says how many there are. */
export async function listRejects(
  connection: DuckDBConnection,
  request: RejectsRequest = {}
): Promise<Reject[]> {
  return (await findRejects(connection, request)).rejects
}

const rejectReasonRow = z.object({
  source: z.string(),
  column_name: z.string().nullable(),
  reason: z.string(),
  rows: z.number(),
  /** Of how many of the rows it is known what they are worth, and what that comes to. */
  rows_with_amount: z.number(),
  amount: z.number().nullable(),
  /** The first such row. */
  path: z.string(),
  record: z.number().nullable(),
  value: z.string().nullable()
})

export type RejectReason = Readonly<z.infer<typeof rejectReasonRow>>

/** How many rows were rejected for what, what they are worth, and the first of each; most frequent first. */
export function countRejects(connection: DuckDBConnection): Promise<RejectReason[]> {
  return readRows(
    connection,
    rejectReasonRow,
    `with placed as (
      select
        rejects.source, rejects.column_name, rejects.path, rejects.record, rejects.value, rejects.amount,
        -- Which row has the same key differs from row to row; the reason does not.
        regexp_replace(rejects.reason, ': .*; correct it', '; correct it') as reason,
        row_number() over (order by rejects.file_id, rejects.record) as place
      from marts.rejects as rejects
    )
    select
      placed.source, placed.column_name, placed.reason, cast(count(*) as double) as rows,
      cast(count(placed.amount) as double) as rows_with_amount,
      cast(sum(placed.amount) as double) as amount,
      coalesce(arg_min(placed.path, placed.place), '') as path,
      cast(arg_min(placed.record, placed.place) as double) as record,
      arg_min(placed.value, placed.place) as value
    from placed
    group by placed.source, placed.column_name, placed.reason
    order by count(*) desc, placed.source, placed.column_name, placed.reason`
  )
}
