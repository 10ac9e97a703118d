import type { DuckDBConnection } from '@duckdb/node-api'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { SourceEntry } from '../config.ts'
import { SourceError } from '../errors.ts'
import type { SourceDefinition } from '../sources/define-source.ts'
import { AmbiguousDates, chooseDateFormat, settleDateFormat, type DateFormat } from './date-format.ts'
import { readHead, type Head } from './dialect.ts'
import { detectEncoding, isKnownEncoding, peek, transcode, type FileBytes } from './encoding.ts'
import { mapColumns, type Reading } from './map-columns.ts'
import { rawRelation, textOf } from './read-sql.ts'
import { identifier, literal } from './sql-text.ts'

/** How one file is read, everything decided: given by the config, else found in the file. */
export interface FilePlan {
  readonly path: string
  /** Where its UTF-8 text lies: the file itself, or a transcoded copy. */
  readonly readPath: string
  readonly bytes: number
  readonly layout: 'delimited' | 'blank-run' | 'json-lines' | 'parquet'
  readonly gzipped: boolean
  readonly encoding: string
  readonly delimiter: string
  readonly quote: string
  readonly hasHeader: boolean
  /** Names of the fields, in order; `1`, `2` … where there is no header. */
  readonly fields: readonly string[]
  readonly readings: readonly Reading[]
  readonly decimal: '.' | ','
  readonly dates: Readonly<Record<string, DateFormat>>
  /** Zero bytes were seen: rows that carry one are rejected. */
  readonly hasZeroBytes: boolean
  /** Records after the header that were looked at, to explain the plan. */
  readonly samples: readonly (readonly string[])[]
}

/** An entry of the config with the plans of its files. */
export interface PlannedEntry {
  readonly entry: SourceEntry
  readonly plans: readonly FilePlan[]
}

export interface PlanRequest {
  readonly connection: DuckDBConnection
  readonly source: SourceDefinition
  readonly entry: SourceEntry
  readonly path: string
  /** Folder for a copy in UTF-8, where one is needed. */
  readonly scratch: string
  /** Level columns of the regions, which place a sale that has no region_id. */
  readonly regionLevels: readonly (string | number)[]
}

/**
 * Looks at one file and decides how to read it.
 * @throws SourceError when it cannot be read under this mapping.
 */
export async function planFile(request: PlanRequest): Promise<FilePlan> {
  const bytes = await peek(request.path)
  if (bytes.head.subarray(0, 4).toString('latin1') === 'PAR1') return planParquet(request, bytes)
  const encoding = request.entry.format.encoding ?? detectEncoding(bytes, request.path)
  if (!isKnownEncoding(encoding)) {
    throw new SourceError(
      `format.encoding: ${encoding} — ${request.path} — is not a known encoding; write utf-8, gb18030 or utf-16le`,
      { file: request.path, value: encoding }
    )
  }
  const text = new TextDecoder(encoding).decode(bytes.head, { stream: true })
  const complete = !bytes.gzipped && bytes.head.length === bytes.bytes
  const hasZeroBytes =
    [bytes.head, ...bytes.samples].some((window) => window.includes(0)) && !encoding.startsWith('utf-16')
  const readPath = await asUtf8({ request, bytes, encoding })
  const gzipped = bytes.gzipped && readPath === request.path
  const shared = { path: request.path, readPath, bytes: bytes.bytes, gzipped, encoding, hasZeroBytes }
  if (isJson(request.path, text)) return planJson(request, { ...shared, text, complete })
  const { delimiter: given, quote } = request.entry.format
  const head = readHead({ text, complete, delimiter: given, quote })
  return planDelimited(request, { ...shared, head })
}

/** DuckDB reads UTF-8 only; anything else is copied first. */
async function asUtf8({
  request,
  bytes,
  encoding
}: {
  request: PlanRequest
  bytes: FileBytes
  encoding: string
}): Promise<string> {
  if (new TextDecoder(encoding).encoding === 'utf-8') return request.path
  const name = createHash('sha256').update(`${request.path}\0${encoding}`).digest('hex').slice(0, 16)
  const target = join(request.scratch, `${name}.utf8`)
  if (!existsSync(target)) await transcode({ path: request.path, gzipped: bytes.gzipped, encoding, target })
  return target
}

interface Shared {
  readonly path: string
  readonly readPath: string
  readonly bytes: number
  readonly gzipped: boolean
  readonly encoding: string
  readonly hasZeroBytes: boolean
}

async function planDelimited(
  request: PlanRequest,
  { head, ...shared }: Shared & { head: Head }
): Promise<FilePlan> {
  const { entry, path } = request
  const [first] = head.records
  if (!first)
    throw new SourceError(`nothing but blank lines: ${path} — remove it or export it again`, { file: path })
  const byPosition = [...Object.values(entry.columns), ...Object.values(entry.levels ?? {})].some(
    (place) => typeof place === 'number'
  )
  const hasHeader = entry.format.header ?? !byPosition
  const fields = hasHeader ? first.map((name) => name.trim()) : first.map((_, index) => String(index + 1))
  const samples = hasHeader ? head.records.slice(1) : head.records
  return complete(request, {
    ...shared,
    layout: head.delimiter === ' ' ? 'blank-run' : 'delimited',
    delimiter: head.delimiter,
    quote: entry.format.quote ?? '"',
    hasHeader,
    fields,
    samples
  })
}

async function planJson(
  request: PlanRequest,
  { text, complete: whole, ...shared }: Shared & { text: string; complete: boolean }
): Promise<FilePlan> {
  if (text.trimStart().startsWith('[')) {
    throw new SourceError(
      `one JSON list, not JSON lines: ${request.path} — write one object per line, without brackets and commas around them`,
      { file: request.path }
    )
  }
  const lines = text.split('\n')
  if (!whole) lines.pop()
  const objects = lines
    .slice(0, 200)
    .map(parseObject)
    .filter((object) => object !== null)
  const fields = [...new Set(objects.flatMap((object) => Object.keys(object)))]
  const samples = objects.map((object) =>
    fields.map((name) => (object[name] == null ? '' : String(object[name])))
  )
  return complete(request, {
    ...shared,
    layout: 'json-lines',
    delimiter: '',
    quote: '',
    hasHeader: false,
    fields,
    samples
  })
}

function parseObject(line: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(line)
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? { ...value } : null
  } catch {
    return null
  }
}

async function planParquet(request: PlanRequest, { bytes }: FileBytes): Promise<FilePlan> {
  const { connection, path } = request
  try {
    const described = await connection.runAndReadAll(`describe select * from read_parquet(${literal(path)})`)
    const fields = described.getRowObjects().map((row) => String(row['column_name']))
    const text = fields.map((name) => `coalesce(cast(${identifier(name)} as varchar), '')`).join(', ')
    const sampled = await connection.runAndReadAll(
      `select [${text}] from read_parquet(${literal(path)}) limit 200`
    )
    const samples = sampled.getRowsJson().map(([row]) => row as string[])
    return await complete(request, {
      path,
      readPath: path,
      bytes,
      gzipped: false,
      encoding: 'parquet',
      hasZeroBytes: false,
      layout: 'parquet',
      delimiter: '',
      quote: '',
      hasHeader: true,
      fields,
      samples
    })
  } catch (cause) {
    if (cause instanceof SourceError) throw cause
    const reason = cause instanceof Error ? cause.message.split('\n')[0] : String(cause)
    throw new SourceError(`broken Parquet file: ${path} — ${reason}`, { file: path }, { cause })
  }
}

/** Adds what depends on the fields: which column is where, how dates and numbers are written. */
async function complete(
  request: PlanRequest,
  plan: Omit<FilePlan, 'readings' | 'dates' | 'decimal'>
): Promise<FilePlan> {
  const { connection, source, entry } = request
  const readings = mapColumns({ source, entry, regionLevels: request.regionLevels, plan })
  const sampleOf = (reading: Reading) =>
    reading.from === 'field'
      ? plan.samples.map((record) => record[reading.index]?.trim() ?? '').filter((value) => value !== '')
      : []
  const numbers = readings.filter(({ type }) => type === 'number' || type === 'rate').flatMap(sampleOf)
  const decimal = entry.format.decimal ?? (writesDecimalComma(numbers) ? ',' : '.')
  const undated: FilePlan = { ...plan, readings, decimal, dates: {} }
  const dates: Record<string, DateFormat> = {}
  for (const reading of readings) {
    if (reading.from !== 'field' || (reading.type !== 'timestamp' && reading.type !== 'date')) continue
    dates[reading.name] = await dateFormatOf({
      connection,
      given: entry.format.date,
      sample: sampleOf(reading),
      plan: undated,
      reading
    })
  }
  return { ...undated, dates }
}

/** The first records decide; where they fit two ways, the whole column is read. */
async function dateFormatOf({
  connection,
  given,
  sample,
  plan,
  reading
}: {
  connection: DuckDBConnection
  given: readonly string[] | undefined
  sample: readonly string[]
  plan: FilePlan
  reading: Reading
}): Promise<DateFormat> {
  try {
    return await chooseDateFormat({ connection, given, sample, path: plan.path, column: reading.name })
  } catch (problem) {
    if (!(problem instanceof AmbiguousDates)) throw problem
    const column = `(select ${textOf(reading)} as value from ${rawRelation({ files: [plan] })})`
    return settleDateFormat({ connection, column, ambiguous: problem })
  }
}

/** A comma that cannot part thousands, and no point that parts decimals. */
function writesDecimalComma(values: readonly string[]): boolean {
  const comma = values.some((value) => /,\d{1,2}$|,\d{4,}$/.test(value))
  return comma && !values.some((value) => /\.\d{1,2}$/.test(value))
}

function isJson(path: string, text: string): boolean {
  const name = path.replace(/\.gz$/, '')
  return ['.jsonl', '.ndjson', '.json'].includes(extname(name).toLowerCase()) && /^\s*[[{]/.test(text)
}
