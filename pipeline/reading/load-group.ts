import type { DuckDBConnection } from '@duckdb/node-api'
import { join } from 'node:path'
import { SourceError } from '../errors.ts'
import type { SourceDefinition } from '../sources/define-source.ts'
import { keepBrokenRecords } from './broken-records.ts'
import { transcode } from './encoding.ts'
import type { FilePlan } from './file-plan.ts'
import type { Reading } from './map-columns.ts'
import { rawRelation, textOf, type RejectTables } from './read-sql.ts'
import { rejectReasons } from './reject-reasons.ts'
import { applicableRules, isRequired, typed } from './row-rules.ts'
import { identifier, literal } from './sql-text.ts'

/** Files of one source that are read the same way, and the id of the first; the others count on from it. */
export interface FileGroup {
  readonly source: SourceDefinition
  readonly files: readonly FilePlan[]
  readonly firstFileId: number
  /** In a file that another source owns, rows without this source's key are not its rows at all. */
  readonly skipBlankKeys: boolean
}

export interface GroupRequest extends FileGroup {
  readonly connection: DuckDBConnection
  /** Folder for UTF-8 copies. */
  readonly scratch: string
}

/**
 * Reads a group into `raw.<source>` in one pass: typed columns, and in `reject` the fields of rows that
 * cannot be kept. Records that do not even split into fields go to `raw.broken_records`.
 * @throws SourceError when a quote that is never closed swallows the lines after it.
 */
export async function loadGroup(request: GroupRequest): Promise<void> {
  try {
    await readGroup(request)
  } catch (cause) {
    if (!isLineEndTrouble(cause)) throw readingFailed({ cause, files: request.files })
    await readGroup({ ...request, files: await copyAll(request) })
  }
}

async function readGroup(request: GroupRequest): Promise<void> {
  const { connection, source, files, firstFileId } = request
  const [plan] = files
  if (!plan) return
  const name = `${firstFileId}_${source.name}${plan.readPath === plan.path ? '' : '_copy'}`
  const rejects = { errors: `errors_${name}`, scans: `scans_${name}` }
  await connection.run(insertSql({ ...request, plan, rejects }))
  if (plan.layout !== 'parquet') await keepBrokenRecords({ ...request, rejects })
}

/** Line ends that change far into a large file show only when it is read. */
function isLineEndTrouble(problem: unknown): boolean {
  return problem instanceof Error && /state machine reached an invalid state/.test(problem.message)
}

async function copyAll({ files, scratch, firstFileId }: GroupRequest): Promise<FilePlan[]> {
  const copies: FilePlan[] = []
  for (const [index, plan] of files.entries()) {
    const target = join(scratch, `${firstFileId + index}.lines.utf8`)
    await transcode({ path: plan.path, gzipped: plan.gzipped, encoding: plan.encoding, target })
    copies.push({ ...plan, readPath: target, gzipped: false })
  }
  return copies
}

function insertSql({
  source,
  files,
  firstFileId,
  skipBlankKeys,
  plan,
  rejects
}: FileGroup & { plan: FilePlan; rejects: RejectTables }): string {
  const { readings } = plan
  const [key] = source.key
  const columns = readings.map(({ name }) => identifier(name))
  const texts = readings.map((reading) => `${textOf(reading, plan)} as ${identifier(`text_${reading.name}`)}`)
  const values = readings.map((reading) => `${typed(source, plan, reading)} as ${identifier(reading.name)}`)
  const hasLine = plan.layout === 'json-lines' || plan.layout === 'blank-run'
  const fields = `[${plan.fields.map((_, index) => `field_${index + 1}`).join(', ')}]`
  const raw = hasLine ? `case when line_problem is not null then [line] else ${fields} end` : fields
  const problems = [
    'line_problem is not null',
    ...readings.flatMap((reading) => problemOf(source, reading)),
    ...ruleConditions(source, readings)
  ]
  return `
    insert into raw.${source.name} by name
    select file_id, ${columns.join(', ')},
      case when ${problems.join(' or ')} then struct_pack(line_problem := line_problem, fields := ${raw}) end as reject
    from (
      select *, ${values.join(', ')}
      from (
        select * ${hasLine ? '' : `, ${rowProblem(plan, fields)} as line_problem`}, ${firstFileId} + cast(file_index as integer) as file_id, ${texts.join(', ')}
        from ${rawRelation({ files, rejects })}
      )
      ${skipBlankKeys ? `where ${identifier(`text_${key}`)} is not null` : ''}
    )`
}

/** What is wrong with a row as a whole; asked only where the file gives reason to. */
function rowProblem(plan: FilePlan, fields: string): string {
  const cases = [
    ...(plan.hasZeroBytes
      ? [`when contains(array_to_string(${fields}, ''), chr(0)) then ${literal(rejectReasons.zeroBytes)}`]
      : []),
    ...(plan.readPath !== plan.path
      ? [
          `when contains(array_to_string(${fields}, ''), chr(65533)) then ${literal(rejectReasons.notEncoding(plan.encoding))}`
        ]
      : [])
  ]
  return cases.length > 0 ? `case ${cases.join(' ')} end` : 'cast(null as varchar)'
}

function problemOf(source: SourceDefinition, { name, type, from }: Reading): string[] {
  const column = source.columns[name]
  const value = identifier(name)
  if (isRequired(column)) return [`${value} is null`]
  if (type === 'text' || from === 'path') return []
  return [`${value} is null and ${identifier(`text_${name}`)} is not null`]
}

function ruleConditions(source: SourceDefinition, readings: readonly Reading[]): string[] {
  return applicableRules(source, readings).map(({ when }) => `(${when})`)
}

function readingFailed({ cause, files }: { cause: unknown; files: readonly FilePlan[] }): unknown {
  if (cause instanceof SourceError) return cause
  const message = cause instanceof Error ? cause.message : String(cause)
  if (/no space left|could not write|out of memory/i.test(message)) return cause
  const file = files.find(({ path }) => message.includes(path))?.path ?? files[0]?.path ?? ''
  return new SourceError(`cannot be read: ${file} — ${message.split('\n')[0]}`, { file }, { cause })
}
