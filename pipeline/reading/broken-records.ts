import type { DuckDBConnection } from '@duckdb/node-api'
import { SourceError } from '../errors.ts'
import type { FilePlan } from './file-plan.ts'
import type { GroupRequest } from './load-group.ts'
import type { RejectTables } from './read-sql.ts'
import { rejectReasons } from './reject-reasons.ts'
import { literal } from './sql-text.ts'

const brokenReasons: Readonly<Record<string, string>> = {
  'TOO MANY COLUMNS': rejectReasons.tooManyColumns,
  'MISSING COLUMNS': rejectReasons.tooFewColumns,
  'UNQUOTED VALUE': rejectReasons.openQuote,
  'LINE SIZE OVER MAXIMUM': rejectReasons.tooLong,
  'INVALID ENCODING': rejectReasons.notUtf8
}

/** Moves what the CSV reader refused to `raw.broken_records`, one row per record. */
export async function keepBrokenRecords({
  connection,
  files,
  firstFileId,
  rejects
}: GroupRequest & { rejects: RejectTables }): Promise<void> {
  const [plan] = files
  const header = plan?.hasHeader && plan.layout === 'delimited' ? 1 : 0
  const reasons = Object.entries(brokenReasons).map(
    ([type, reason]) => `when ${literal(type)} then ${literal(reason)}`
  )
  const paths = files.map(({ readPath }, index) => `(${firstFileId + index}, ${literal(readPath)})`)
  await connection.run(`
    create or replace temp table broken as
    select
      paths.file_id,
      errors.line - ${header} as record,
      arg_min(case cast(errors.error_type as varchar) ${reasons.join(' ')} else ${literal(rejectReasons.unreadable)} end, coalesce(errors.column_idx, -1)) as reason,
      any_value(errors.csv_line) as raw_row,
      bool_or(cast(errors.error_type as varchar) in ('UNQUOTED VALUE', 'LINE SIZE OVER MAXIMUM')) as may_swallow
    from ${rejects.errors} as errors
    join ${rejects.scans} as scans using (scan_id, file_id)
    join (values ${paths.join(', ')}) as paths(file_id, read_path) on scans.file_path = paths.read_path
    group by paths.file_id, errors.line`)
  await refuseSwallowedLines({ connection, files, firstFileId, header })
  await connection.run('insert into raw.broken_records select file_id, record, reason, raw_row from broken')
  await connection.run(`drop table ${rejects.errors}`)
  await connection.run(`drop table ${rejects.scans}`)
}

/** One stray quote can hide any number of good rows; dropping them as one reject would lose them. */
async function refuseSwallowedLines({
  connection,
  files,
  firstFileId,
  header
}: {
  connection: DuckDBConnection
  files: readonly FilePlan[]
  firstFileId: number
  header: number
}): Promise<void> {
  const found = await connection.runAndReadAll(`
    select file_id, record, left(string_split(raw_row, chr(10))[1], 80) as value
    from broken
    where may_swallow and contains(trim(raw_row, chr(13) || chr(10)), chr(10))
    order by file_id, record limit 1`)
  const [row] = found.getRowObjects()
  if (!row) return
  const file = files[Number(row['file_id']) - firstFileId]?.path ?? ''
  const record = Number(row['record'])
  const value = String(row['value'])
  throw new SourceError(
    `a quote that is not closed: ${value} — ${file}, record ${record} (line ${record + header} when no value before it holds a line break) — ` +
      `close the quote or double it ("") inside the value; without quoted values set format.quote: ""`,
    { file, record, value }
  )
}
