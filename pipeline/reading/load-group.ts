import type { DuckDBConnection } from '@duckdb/node-api'
import { SourceError } from '../errors.ts'
import type { SourceColumn, SourceDefinition } from '../sources/define-source.ts'
import type { FilePlan } from './file-plan.ts'
import type { Reading } from './map-columns.ts'
import { parsed, rawRelation, textOf, type RejectTables } from './read-sql.ts'
import { identifier, literal } from './sql-text.ts'

/** Files of one source that are read the same way, and the id of the first; the others count on from it. */
export interface FileGroup {
  readonly source: SourceDefinition
  readonly files: readonly FilePlan[]
  readonly firstFileId: number
  /** In a file that another source owns, rows without this source's key are not its rows at all. */
  readonly skipBlankKeys: boolean
}

interface GroupRequest extends FileGroup {
  readonly connection: DuckDBConnection
}

/**
 * Reads a group into `raw.<source>` in one pass: typed columns, and in `reject` the fields of rows that
 * cannot be kept. Records that do not even split into fields go to `raw.broken_records`.
 * @throws SourceError when a quote that is never closed swallows the lines after it.
 */
export async function loadGroup(request: GroupRequest): Promise<void> {
  const { connection, source, files, firstFileId } = request
  const [plan] = files
  if (!plan) return
  const rejects = {
    errors: `errors_${firstFileId}_${source.name}`,
    scans: `scans_${firstFileId}_${source.name}`
  }
  try {
    await connection.run(insertSql({ ...request, plan, rejects }))
  } catch (cause) {
    throw readingFailed({ cause, files })
  }
  if (plan.layout !== 'parquet') await keepBrokenRecords({ ...request, rejects })
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

const typed = (source: SourceDefinition, plan: FilePlan, reading: Reading) =>
  parsed({
    reading,
    plan,
    text: identifier(`text_${reading.name}`),
    choices: source.columns[reading.name]?.choices ?? {}
  })

/** What is wrong with a row as a whole; asked only where the file gives reason to. */
function rowProblem(plan: FilePlan, fields: string): string {
  const cases = [
    ...(plan.hasZeroBytes
      ? [`when contains(array_to_string(${fields}, ''), chr(0)) then 'holds zero bytes'`]
      : []),
    ...(plan.readPath !== plan.path
      ? [
          `when contains(array_to_string(${fields}, ''), chr(65533)) then ${literal(`holds bytes that are not ${plan.encoding}`)}`
        ]
      : [])
  ]
  return cases.length > 0 ? `case ${cases.join(' ')} end` : 'cast(null as varchar)'
}

const isRequired = (column: SourceColumn | undefined) => column?.required === true

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

/** Rules speak of canonical columns; those that are not mapped are null to them. */
function applicableRules(source: SourceDefinition, readings: readonly Reading[]) {
  const mapped = new Set(readings.map(({ name }) => name))
  const unmapped = Object.keys(source.columns).filter((name) => !mapped.has(name))
  return (source.rules ?? []).map((rule) => ({
    ...rule,
    when: unmapped.reduce(
      (sql, name) => sql.replaceAll(new RegExp(`\\b${name}\\b`, 'g'), nullOf(source, name)),
      rule.when
    )
  }))
}

const nullOf = (source: SourceDefinition, name: string) =>
  source.columns[name]?.type === 'number' ? 'cast(null as decimal(18,4))' : 'null'

const brokenReasons: Readonly<Record<string, string>> = {
  'TOO MANY COLUMNS': 'more columns than the header has',
  'MISSING COLUMNS': 'fewer columns than the header has',
  'UNQUOTED VALUE': 'a quote that is not closed, or text after a closing quote',
  'LINE SIZE OVER MAXIMUM': 'longer than 2 MB',
  'INVALID ENCODING': 'bytes that are not UTF-8; if the file is GB18030, set format.encoding'
}

/** Moves what the CSV reader refused to `raw.broken_records`, one row per record. */
async function keepBrokenRecords({
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
      arg_min(case cast(errors.error_type as varchar) ${reasons.join(' ')} else lower(cast(errors.error_type as varchar)) end, coalesce(errors.column_idx, -1)) as reason,
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

function readingFailed({ cause, files }: { cause: unknown; files: readonly FilePlan[] }): unknown {
  const message = cause instanceof Error ? cause.message : String(cause)
  if (/no space left|could not write|out of memory/i.test(message)) return cause
  const file = files.find(({ path }) => message.includes(path))?.path ?? files[0]?.path ?? ''
  return new SourceError(`cannot be read: ${file} — ${message.split('\n')[0]}`, { file }, { cause })
}

/**
 * Writes why each row of a group was refused to `staging.rejects`: its first problem, in the order of the columns.
 * Needs `raw.<source>_records`, which knows the record numbers.
 */
export async function explainRejects({
  connection,
  source,
  files,
  firstFileId
}: GroupRequest): Promise<void> {
  const [plan] = files
  if (!plan) return
  const { readings } = plan
  const fields = plan.fields.map((_, index) => `reject.fields[${index + 1}] as field_${index + 1}`)
  const texts = readings.map((reading) => `${textOf(reading, plan)} as ${identifier(`text_${reading.name}`)}`)
  const values = readings.map(
    (reading) => `${typed(source, plan, reading)} as ${identifier(`value_${reading.name}`)}`
  )
  const problem = (name: string, reason: string) =>
    `struct_pack(column_name := ${literal(name)}, value := ${identifier(`text_${name}`)}, reason := ${reason})`
  const cases = readings.flatMap((reading) => {
    const { name } = reading
    const text = identifier(`text_${name}`)
    const bad = `${text} is not null and ${identifier(`value_${name}`)} is null`
    return [
      ...(isRequired(source.columns[name])
        ? [`when ${text} is null then ${problem(name, `'missing'`)}`]
        : []),
      ...(reading.type === 'text'
        ? []
        : [`when ${bad} then ${problem(name, reasonSql(source, plan, reading))}`])
    ]
  })
  const rules = applicableRules(source, readings).map(({ column, reason }) => {
    const value = readings.some(({ name }) => name === column) ? identifier(`text_${column}`) : 'null'
    return `struct_pack(column_name := ${literal(column)}, value := ${value}, reason := ${literal(reason)})`
  })
  const ruleCases = applicableRules(source, readings).map(
    ({ when }, index) => `when ${ofValues(when, readings)} then ${rules[index]}`
  )
  const whole = `struct_pack(column_name := cast(null as varchar), value := cast(null as varchar), reason := reject.line_problem)`
  await connection.run(`
    insert into staging.rejects
    select ${literal(source.name)}, file_id, path, record, problem.column_name, problem.value, problem.reason, raw_row
    from (
      select file_id, path, record, raw_row,
        case when reject.line_problem is not null then ${whole} ${[...cases, ...ruleCases].join(' ')} end as problem
      from (
        select *, ${values.join(', ')} from (
          select *, ${texts.join(', ')} from (
            select records.file_id, files.path, records.record, records.reject,
              case when reject.line_problem is not null and len(reject.fields) = 1 then reject.fields[1] else cast(to_json(reject.fields) as varchar) end as raw_row,
              ${fields.join(', ')}
            from raw.${source.name}_records as records
            join raw.files as files on files.file_id = records.file_id
            where records.reject is not null and records.file_id between ${firstFileId} and ${firstFileId + files.length - 1}
          )
        )
      )
    )`)
}

/** Rules read the columns; here these carry a prefix, for the rows' own columns are null. */
function ofValues(when: string, readings: readonly Reading[]): string {
  return readings.reduce(
    (sql, { name }) => sql.replaceAll(new RegExp(`\\b${name}\\b`, 'g'), `value_${name}`),
    when
  )
}

function reasonSql(source: SourceDefinition, plan: FilePlan, { name, type }: Reading): string {
  const text = identifier(`text_${name}`)
  const formats = plan.dates[name]?.formats ?? []
  switch (type) {
    case 'number':
      return `case when try_cast(${text} as double) is not null then 'number out of range' else 'not a number' end`
    case 'rate':
      return `case when parse_number(${text}) is not null then 'not a share from 0 to 1: write 0.05 or 5%' else 'not a number' end`
    case 'month':
      return `'not a month like 2026-10'`
    case 'choice':
      return literal(`not one of ${Object.keys(source.columns[name]?.choices ?? {}).join(', ')}`)
    default:
      return literal(
        `not a date${formats.length > 0 ? ` written ${formats.join(' or ')}` : ''}, or no such day`
      )
  }
}
