import type { DuckDBConnection } from '@duckdb/node-api'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { SourceEntry } from '../config.ts'
import { SourceError } from '../errors.ts'
import { readHead, type Head } from './dialect.ts'
import {
  detectEncoding,
  isKnownEncoding,
  mixesLineEnds,
  peek,
  transcode,
  type FileBytes
} from './encoding.ts'
import { identifier, literal } from './sql-text.ts'

/** What one file is: given by the config's `format`, else found in its beginning. */
export interface FileLook {
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
  /** Zero bytes were seen: rows that carry one are rejected. */
  readonly hasZeroBytes: boolean
  /** Unusual blanks were seen, which have to be trimmed off the values. */
  readonly hasOddBlanks: boolean
  /** Records after the header that were looked at. */
  readonly samples: readonly (readonly string[])[]
}

export interface LookRequest {
  readonly connection: DuckDBConnection
  readonly entry: Pick<SourceEntry, 'format' | 'columns' | 'levels'>
  readonly path: string
  /** Folder for a copy in UTF-8, where one is needed. */
  readonly scratch: string
}

/**
 * Looks at the beginning of a file: what it is, how it parts records and fields, what the fields are called.
 * @throws SourceError when it is no readable table.
 */
export async function lookAtFile(request: LookRequest): Promise<FileLook> {
  const bytes = await peek(request.path)
  if (bytes.head.subarray(0, 4).toString('latin1') === 'PAR1') return planParquet(request, bytes)
  const encoding = isMarkedUtf8(bytes)
    ? 'utf-8'
    : (request.entry.format.encoding ?? detectEncoding(bytes, request.path))
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
  const shared = {
    path: request.path,
    readPath,
    bytes: bytes.bytes,
    gzipped,
    encoding,
    hasZeroBytes,
    hasOddBlanks: hasOddBlanks(text)
  }
  if (isJson(request.path, text)) return planJson(request, { ...shared, text, complete })
  const { delimiter: given, quote } = request.entry.format
  const head = readHead({ text, complete, delimiter: given, quote })
  return planDelimited(request, { ...shared, head })
}

/** A byte order mark wins over the config: a file of corrected rows is in UTF-8 whatever its original was in. */
function isMarkedUtf8({ head }: FileBytes): boolean {
  return head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf
}

/** DuckDB reads UTF-8 with one kind of line end; anything else is copied first. */
async function asUtf8({
  request,
  bytes,
  encoding
}: {
  request: LookRequest
  bytes: FileBytes
  encoding: string
}): Promise<string> {
  if (new TextDecoder(encoding).encoding === 'utf-8' && !mixesLineEnds(bytes)) return request.path
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
  readonly hasOddBlanks: boolean
}

async function planDelimited(
  request: LookRequest,
  { head, ...shared }: Shared & { head: Head }
): Promise<FileLook> {
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
  return {
    ...shared,
    layout: head.delimiter === ' ' ? 'blank-run' : 'delimited',
    delimiter: head.delimiter,
    quote: entry.format.quote ?? '"',
    hasHeader,
    fields,
    samples
  }
}

async function planJson(
  request: LookRequest,
  { text, complete: whole, ...shared }: Shared & { text: string; complete: boolean }
): Promise<FileLook> {
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
  const samples = objects.map((object) => fields.map((name) => textOfJson(object[name])))
  return {
    ...shared,
    layout: 'json-lines',
    delimiter: '',
    quote: '',
    hasHeader: false,
    fields,
    samples
  }
}

/** As DuckDB gives it: text bare, anything else as JSON. */
function textOfJson(value: unknown): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function parseObject(line: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(line)
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? { ...value } : null
  } catch {
    return null
  }
}

async function planParquet(request: LookRequest, { bytes }: FileBytes): Promise<FileLook> {
  const { connection, path } = request
  try {
    const described = await connection.runAndReadAll(`describe select * from read_parquet(${literal(path)})`)
    const fields = described.getRowObjects().map((row) => String(row['column_name']))
    const text = fields.map((name) => `coalesce(cast(${identifier(name)} as varchar), '')`).join(', ')
    const sampled = await connection.runAndReadAll(
      `select [${text}] from read_parquet(${literal(path)}) limit 200`
    )
    const samples = sampled.getRowsJson().map(([row]) => row as string[])
    return {
      path,
      readPath: path,
      bytes,
      gzipped: false,
      encoding: 'parquet',
      hasZeroBytes: false,
      hasOddBlanks: false,
      layout: 'parquet',
      delimiter: '',
      quote: '',
      hasHeader: true,
      fields,
      samples
    }
  } catch (cause) {
    if (cause instanceof SourceError) throw cause
    const reason = cause instanceof Error ? cause.message.split('\n')[0] : String(cause)
    throw new SourceError(`broken Parquet file: ${path} — ${reason}`, { file: path }, { cause })
  }
}

/** Whether the values of a text may stand between blanks that plain trimming leaves. */
function hasOddBlanks(text: string): boolean {
  return /[\t\u3000\u00a0]/.test(text)
}

function isJson(path: string, text: string): boolean {
  const name = path.replace(/\.gz$/, '')
  return ['.jsonl', '.ndjson', '.json'].includes(extname(name).toLowerCase()) && /^\s*[[{]/.test(text)
}
