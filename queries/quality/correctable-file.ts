import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import { listAllowed, QueryError } from '../errors.ts'
import type { Language } from '../language.ts'
import { readRows } from '../session.ts'
import { rejectReasonIn } from './reject-reasons.ts'
import { sourceQuality, type SourceFile } from './source-files.ts'

/** How the file was read, as the build wrote it down. */
const layoutSchema = z.object({
  layout: z.enum(['delimited', 'blank-run', 'json-lines', 'parquet']).default('delimited'),
  delimiter: z.string().default(','),
  quote: z.string().default('"'),
  header: z.boolean().default(true),
  fields: z.array(z.string()).default([])
})

type Layout = z.infer<typeof layoutSchema>

const rejectRow = z.object({
  record: z.number().nullable(),
  column_name: z.string().nullable(),
  reason: z.string(),
  raw_row: z.string().nullable()
})

type RawReject = z.infer<typeof rejectRow>

/** What stands beside the file's own columns; the loader knows that it is no data. */
const extraColumns = ['_file', '_record', '_reason', '_line'] as const

/** The rejected rows of one file as a file of the same kind. */
export interface CorrectableFile {
  /** `orders.corrected.csv` for `orders.csv`: put beside it under this name, it is read with it. */
  readonly name: string
  readonly rows: number
  readonly text: string
}

/** The files of a build that have rejected rows; of one source where it is given. */
export async function filesWithRejects(
  connection: DuckDBConnection,
  source?: string
): Promise<readonly SourceFile[]> {
  const files = await sourceQuality(connection)
  return files.filter((file) => file.rows_rejected > 0 && (source === undefined || file.source === source))
}

/**
 * The rejected rows of one file, with its own header and values as they stood there, to be corrected and loaded again.
 * In UTF-8 with a byte order mark; formulas are not disarmed, for the values must stay what they are. A line that could
 * not be split stands whole in `_line`, and the columns beside it are empty, so that it is refused until it is mended.
 * @param path path or name of the file
 * @throws QueryError when no file, or more than one, of that name has rejected rows.
 */
export async function correctableFile(
  connection: DuckDBConnection,
  { source, path, language }: { source: string; path: string; language: Language }
): Promise<CorrectableFile> {
  const files = await filesWithRejects(connection, source)
  const meant = files.filter((file) => file.path === path || nameOf(file.path) === path)
  const [file] = meant
  if (file === undefined || meant.length > 1)
    throw new QueryError({
      parameter: 'file',
      value: path,
      allowed: files.length === 0 ? `nothing: ${source} has no rejected rows` : listAllowed(namesOf(files))
    })
  const layout = layoutSchema.parse(JSON.parse(file.detected ?? '{}'))
  const rejects = await readRows(
    connection,
    rejectRow,
    `select cast(rejects.record as double) as record, rejects.column_name, rejects.reason, rejects.raw_row
    from marts.rejects as rejects
    where rejects.source = $1 and rejects.file_id = $2
    order by rejects.record`,
    [source, file.file_id]
  )
  const write = writers[layout.layout]
  const origin = nameOf(file.path)
  const lines = rejects.map((reject) => ({
    ...splitRow(reject, layout),
    ...notesOf(reject, origin, language)
  }))
  return { name: correctedName(origin, layout), rows: rejects.length, text: `\uFEFF${write(lines, layout)}` }
}

type Notes = { readonly [name in '_file' | '_record' | '_reason']: string }

type Line = Notes & {
  /** As they stood in the file; null when the line could not be split. */
  readonly fields: readonly (string | null)[] | null
  readonly _line: string
}

function splitRow({ raw_row }: RawReject, { fields }: Layout): Pick<Line, 'fields' | '_line'> {
  const found = fieldsIn(raw_row ?? '')
  return found !== null && found.length === fields.length
    ? { fields: found, _line: '' }
    : { fields: null, _line: (raw_row ?? '').replace(/[\r\n]+$/, '') }
}

function fieldsIn(text: string): (string | null)[] | null {
  try {
    const parsed = z.array(z.string().nullable()).safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

function notesOf({ record, column_name, reason }: RawReject, file: string, language: Language): Notes {
  const text = rejectReasonIn(reason, language)
  return {
    _file: file,
    _record: record === null ? '' : String(record),
    _reason: column_name === null ? text : `${column_name}: ${text}`
  }
}

type Writer = (lines: readonly Line[], layout: Layout) => string

function writeDelimited(lines: readonly Line[], { delimiter, quote, header, fields }: Layout): string {
  const cell = (value: string | null) => {
    const text = value ?? ''
    if (quote === '') return text.replaceAll(/[\r\n]+/g, ' ').replaceAll(delimiter, ' ')
    const isPlain =
      ![delimiter, quote, '\r', '\n'].some((mark) => text.includes(mark)) && text === text.trim()
    return isPlain ? text : `${quote}${text.replaceAll(quote, quote + quote)}${quote}`
  }
  const row = (cells: readonly (string | null)[]) => `${cells.map(cell).join(delimiter)}\n`
  if (!header)
    return lines.map(({ fields, _line }) => (fields === null ? `${_line}\n` : row(fields))).join('')
  // A file that itself was one of corrected rows has these columns, which are written anew.
  const own = fields.flatMap((name, index) => (isExtra(name) ? [] : [index]))
  const head = row([...own.map((index) => fields[index] ?? ''), ...extraColumns])
  const body = lines.map((line) =>
    row([...own.map((index) => line.fields?.[index] ?? ''), ...extraColumns.map((name) => line[name])])
  )
  return head + body.join('')
}

function writeJsonLines(lines: readonly Line[], { fields }: Layout): string {
  const object = ({ fields: values, ...notes }: Line) => ({
    ...Object.fromEntries(
      fields.flatMap((name, index) => {
        const value = values?.[index]
        return value === null || value === undefined || isExtra(name) ? [] : [[name, value]]
      })
    ),
    ...notes
  })
  return lines.map((line) => `${JSON.stringify(object(line))}\n`).join('')
}

/** Blanks part the columns, so there is no room for remarks. */
function writeBlankRuns(lines: readonly Line[], { header, fields }: Layout): string {
  const head = header ? `${fields.join(' ')}\n` : ''
  return head + lines.map(({ fields, _line }) => `${fields === null ? _line : fields.join(' ')}\n`).join('')
}

const writers: Readonly<Record<Layout['layout'], Writer>> = {
  delimited: writeDelimited,
  'json-lines': writeJsonLines,
  'blank-run': writeBlankRuns,
  parquet: (lines, layout) => writeDelimited(lines, { ...layout, delimiter: ',', quote: '"', header: true })
}

const isExtra = (name: string) => extraColumns.some((extra) => extra === name)

/** `orders.csv.gz` → `orders.corrected.csv`; corrected once more it is `orders.corrected-2.csv`. */
function correctedName(name: string, { layout }: Layout): string {
  const plain = name.replace(/\.gz$/, '')
  const dot = plain.lastIndexOf('.')
  const stem = dot > 0 ? plain.slice(0, dot) : plain
  const ending = layout === 'parquet' ? '.csv' : dot > 0 ? plain.slice(dot) : ''
  const [, first = stem, times] = /^(.*\.corrected)(?:-(\d+))?$/.exec(stem) ?? []
  return first === stem && !stem.endsWith('.corrected')
    ? `${stem}.corrected${ending}`
    : `${first}-${Number(times ?? 1) + 1}${ending}`
}

const nameOf = (path: string) => path.split(/[/\\]/).at(-1) ?? path

const namesOf = (files: readonly SourceFile[]) => [...new Set(files.map(({ path }) => nameOf(path)))]
