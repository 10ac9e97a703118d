import type { DuckDBConnection } from '@duckdb/node-api'
import type { SourceDefinition } from '../sources/define-source.ts'
import type { FilePlan } from './file-plan.ts'
import { literal } from './sql-text.ts'

/** Writes the account of every file: rows in = kept + rejected + duplicates. */
export async function accountFiles({
  connection,
  source,
  plans,
  firstFileId
}: {
  connection: DuckDBConnection
  source: SourceDefinition
  plans: readonly FilePlan[]
  firstFileId: number
}): Promise<{ rowsIn: number; rowsKept: number; rowsRejected: number; rowsDuplicate: number }> {
  const files = plans.map(
    (plan, index) =>
      `(${firstFileId + index}, ${literal(plan.path)}, ${plan.bytes}, ${literal(describePlan(plan))}, ${plan.corrects === null ? 'null' : literal(plan.corrects)})`
  )
  await connection.run(`
    insert into staging.source_files (file_id, source, path, bytes, detected, corrects, rows_in, rows_kept, rows_rejected, rows_duplicate)
    select files.file_id, ${literal(source.name)}, files.path, files.bytes, files.detected, files.corrects,
      coalesce(good.n, 0) + coalesce(repeats.n, 0) + coalesce(bad.n, 0), coalesce(good.n, 0), coalesce(bad.n, 0), coalesce(repeats.n, 0)
    from (values ${files.join(', ')}) as files(file_id, path, bytes, detected, corrects)
    left join (select file_id, count(*) as n from raw.${source.name}_merged group by file_id) as good on good.file_id = files.file_id
    left join (select file_id, count(*) as n from staging.rejects where source = ${literal(source.name)} group by file_id) as bad on bad.file_id = files.file_id
    left join (select file_id, sum(n) as n from raw.${source.name}_repeats group by file_id) as repeats on repeats.file_id = files.file_id`)
  const result = await connection.runAndReadAll(`
    select sum(rows_in), sum(rows_kept), sum(rows_rejected), sum(rows_duplicate) from staging.source_files where source = ${literal(source.name)}`)
  const [rowsIn = 0, rowsKept = 0, rowsRejected = 0, rowsDuplicate = 0] = (result.getRows()[0] ?? []).map(
    Number
  )
  return { rowsIn, rowsKept, rowsRejected, rowsDuplicate }
}

function describePlan({
  layout,
  encoding,
  gzipped,
  delimiter,
  quote,
  hasHeader,
  decimal,
  dates,
  fields
}: FilePlan): string {
  const dateFormats = Object.fromEntries(
    Object.entries(dates).map(([name, { formats, iso }]) => [
      name,
      [...(iso === 'never' ? [] : ['ISO 8601']), ...formats]
    ])
  )
  return JSON.stringify({
    layout,
    encoding,
    gzipped,
    delimiter,
    quote,
    header: hasHeader,
    decimal,
    dates: dateFormats,
    fields
  })
}
