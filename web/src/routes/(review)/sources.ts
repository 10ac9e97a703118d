/** One file that the build read, and what became of its rows. */
export type SourceFile = {
  source: string
  path: string
  bytes: number | null
  rows_in: number
  rows_kept: number
  rows_rejected: number
  rows_duplicate: number
}

/** How many rows of a source were rejected for what. */
export type RejectReason = { source: string; column_name: string | null; reason: string; rows: number }

export type RowCounts = { bytes: number; read: number; kept: number; rejected: number; duplicate: number }

/** The files of one source, what they come to, and why rows were rejected, most frequent first. */
export type SourceGroup = RowCounts & {
  source: string
  files: readonly SourceFile[]
  reasons: readonly RejectReason[]
}

/** Groups files by source, both in the order in which they were read. */
export function groupSources(files: readonly SourceFile[], rejects: readonly RejectReason[]): SourceGroup[] {
  return [...Map.groupBy(files, ({ source }) => source)].map(([source, group]) => ({
    source,
    files: group,
    ...totalOf(group),
    reasons: rejects
      .filter((reject) => reject.source === source)
      .toSorted((one, other) => other.rows - one.rows)
  }))
}

/** What the paths have in common, up to a folder: it is left out where files are listed side by side. */
export function sharedFolder(paths: readonly string[]): string {
  const [first = ''] = paths
  let end = first.lastIndexOf('/') + 1
  while (end > 0 && !paths.every((path) => path.startsWith(first.slice(0, end))))
    end = end === 1 ? 0 : first.lastIndexOf('/', end - 2) + 1
  return first.slice(0, end)
}

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
