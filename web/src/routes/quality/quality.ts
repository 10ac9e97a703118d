/** One file that the build read, and what became of its rows. */
export type SourceFile = {
  source: string
  path: string
  bytes: number | null
  /** What the loader found out about it, in words of the data: encoding, delimiter, way of writing days. */
  format: Format
  /** The file whose rejected rows it carries, corrected. */
  corrects: string | null
  rows_in: number
  rows_kept: number
  rows_rejected: number
  rows_duplicate: number
  first_day: string | null
  last_day: string | null
}

export type Format = {
  layout: string
  encoding: string
  delimiter: string
  hasHeader: boolean
  decimal: string
  dates: readonly string[]
}

/** Rows of a source that were rejected for one reason; the reason is in the viewer's language. */
export type RejectReason = {
  source: string
  column_name: string | null
  reason: string
  rows: number
  rows_with_amount: number
  amount: number | null
  path: string
  record: number | null
  value: string | null
}

export type SourceColumn = {
  source: string
  column_name: string
  value_type: string | null
  is_required: boolean
  synonyms: string
  headers: string | null
  filled_rows: number
}

export type LineReference = {
  reference: 'customer' | 'product' | 'region'
  resolution: 'resolved' | 'unknown' | 'none' | 'undescribed'
  id_count: number
  line_count: number
  net_amount: number
  largest_id: string | null
}

export type DataMonth = { month: string; days: number; days_with_lines: number; line_count: number }

export type CheckFinding = {
  check_name: string
  severity: 'error' | 'warning'
  failing_rows: number
  sample: string
  amount: number | null
}

export type RowCounts = { bytes: number; read: number; kept: number; rejected: number; duplicate: number }

/** The files of one source and what they come to. */
export type SourceGroup = RowCounts & {
  source: string
  files: readonly SourceFile[]
  lastDay: string | null
}

/** Groups files by source, both in the order in which they were read. */
export function groupSources(files: readonly SourceFile[]): SourceGroup[] {
  return [...Map.groupBy(files, ({ source }) => source)].map(([source, group]) => ({
    source,
    files: group,
    ...totalOf(group),
    lastDay: latest(group.map(({ last_day }) => last_day))
  }))
}

function latest(days: readonly (string | null)[]): string | null {
  return days.reduce((last, day) => (day !== null && (last === null || day > last) ? day : last), null)
}

/** What the paths have in common, up to a folder: it is left out where files are listed side by side. */
export function sharedFolder(paths: readonly string[]): string {
  const [first = ''] = paths
  let end = first.lastIndexOf('/') + 1
  while (end > 0 && !paths.every((path) => path.startsWith(first.slice(0, end))))
    end = end === 1 ? 0 : first.lastIndexOf('/', end - 2) + 1
  return first.slice(0, end)
}

/** A path's last part. */
export const fileName = (path: string): string => path.split(/[/\\]/).at(-1) ?? path

/** Bytes, and rows read, kept, rejected and dropped as repeats. */
export function totalOf(files: readonly SourceFile[]): RowCounts {
  const sum = (count: (file: SourceFile) => number) => files.reduce((total, file) => total + count(file), 0)
  return {
    bytes: sum((file) => file.bytes ?? 0),
    read: sum((file) => file.rows_in),
    kept: sum((file) => file.rows_kept),
    rejected: sum((file) => file.rows_rejected),
    duplicate: sum((file) => file.rows_duplicate)
  }
}

/** What rejected rows are worth, as far as they tell. */
export function worthOf(rejects: readonly RejectReason[]): { rows: number; known: number; amount: number } {
  return {
    rows: rejects.reduce((sum, { rows }) => sum + rows, 0),
    known: rejects.reduce((sum, { rows_with_amount }) => sum + rows_with_amount, 0),
    amount: rejects.reduce((sum, { amount }) => sum + (amount ?? 0), 0)
  }
}

/** A source with the columns that it may have, and in how many of its kept rows each is filled. */
export type FilledSource = { source: string; rows: number; columns: readonly SourceColumn[] }

/** The sources that were loaded, and those that were not: what a file of theirs would have to hold. */
export function sourcesWithColumns(
  columns: readonly SourceColumn[],
  files: readonly SourceFile[]
): { loaded: FilledSource[]; absent: FilledSource[] } {
  const rows = new Map(groupSources(files).map(({ source, kept }) => [source, kept]))
  const all = [...Map.groupBy(columns, ({ source }) => source)].map(([source, own]) => ({
    source,
    rows: rows.get(source) ?? 0,
    columns: own
  }))
  return {
    loaded: [...rows.keys()].flatMap((source) => all.filter((each) => each.source === source)),
    absent: all.filter(({ source }) => !rows.has(source))
  }
}
