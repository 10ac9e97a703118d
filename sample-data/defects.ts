import type { CsvRow } from './csv.ts'
import { rowText } from './csv.ts'
import type { Random } from './random.ts'

/** Why a row must be refused; `implausible`: it parses, and cannot be. */
export type RejectReason = 'missing' | 'unparseable' | 'implausible' | 'too-many-fields' | 'too-few-fields'

/** A row that must be refused: its record in the file (1-based, header not counted) and the reason. */
export type PlantedReject = {
  record: number
  column: string | null
  value: string | null
  reason: RejectReason
}

/** What must not stop a row from being kept, and how many rows of the file have it. */
export type Oddities = Readonly<Record<string, number>>

/** A row on its way into a file: what was true of it (`origin`) and what was done to it. */
export type PlantedRow<T> = {
  row: CsvRow
  origin: T | null
  reject: Omit<PlantedReject, 'record'> | null
  isDuplicate: boolean
  oddity: string | null
}

export type DefectRecord = {
  source: string
  encoding: string
  byte_order_mark: boolean
  rows_in: number
  rows_kept: number
  rows_rejected: number
  rows_duplicate: number
  rejects_by_reason: { column: string | null; reason: RejectReason; rows: number }[]
  rejects: PlantedReject[]
  duplicate_records: number[]
  kept_oddities: Oddities
}

export function soundRow<T>(cells: readonly string[], origin: T | null): PlantedRow<T> {
  return { row: { cells }, origin, reject: null, isDuplicate: false, oddity: null }
}

/** Takes rows that nothing has been done to, at random, each at most once. */
export function createPicker<T>(rows: readonly PlantedRow<T>[], random: Random) {
  const isFree = (row: PlantedRow<T>) => row.reject === null && row.oddity === null && !row.isDuplicate
  return (suits: (row: PlantedRow<T>) => boolean = () => true): PlantedRow<T> => {
    for (let attempt = 0; attempt < 100_000; attempt++) {
      const row = rows[random.integer(0, rows.length - 1)]!
      if (isFree(row) && suits(row)) return row
    }
    throw new Error('no row left to plant a defect in')
  }
}

export function cellsOfRow<T>(planted: PlantedRow<T>): readonly string[] {
  if ('raw' in planted.row) throw new Error(`a raw row has no cells: ${planted.row.raw}`)
  return planted.row.cells
}

export function replaceCell<T>(planted: PlantedRow<T>, index: number, value: string): void {
  planted.row = { cells: cellsOfRow(planted).map((cell, at) => (at === index ? value : cell)) }
}

/** Makes the row one that must be refused because of a cell. */
export function spoilCell<T>(planted: PlantedRow<T>, index: number, value: string, column: string): void {
  replaceCell(planted, index, value)
  planted.reject =
    value === '' ? { column, value: null, reason: 'missing' } : { column, value, reason: 'unparseable' }
}

/** Makes the row one that must be refused because a value that parses cannot be. */
export function contradictCell<T>(
  planted: PlantedRow<T>,
  index: number,
  value: string,
  column: string
): void {
  replaceCell(planted, index, value)
  planted.reject = { column, value, reason: 'implausible' }
}

/** A comma that nobody quoted: the row has one field too many. */
export function splitText<T>(planted: PlantedRow<T>, index: number, value: string): void {
  planted.row = {
    raw: cellsOfRow(planted)
      .map((cell, at) => (at === index ? value : cell))
      .join(',')
  }
  planted.reject = { column: null, value: null, reason: 'too-many-fields' }
}

/** A thousands separator that nobody quoted: the row has one field too many. */
export function splitNumber<T>(planted: PlantedRow<T>, index: number): void {
  const cells = cellsOfRow(planted)
  const raw = cells.map((cell, at) => (at === index ? '1,234.50' : cell)).join(',')
  planted.row = { raw }
  planted.reject = { column: null, value: null, reason: 'too-many-fields' }
}

/** An export that broke off within the row. */
export function cutRow<T>(planted: PlantedRow<T>, fieldsLeft: number): void {
  planted.row = { raw: cellsOfRow(planted).slice(0, fieldsLeft).join(',') }
  planted.reject = { column: null, value: null, reason: 'too-few-fields' }
}

/** A second delivery of the same row, `distance` rows further down. */
export function repeatRow<T>(rows: PlantedRow<T>[], planted: PlantedRow<T>, distance: number): void {
  const at = Math.min(rows.length, rows.indexOf(planted) + 1 + distance)
  planted.oddity = planted.oddity ?? 'repeated later'
  rows.splice(at, 0, { ...planted, origin: null, isDuplicate: true, oddity: null })
}

/** Counts what was planted in a file, from the rows themselves. */
export function recordDefects<T>(
  rows: readonly PlantedRow<T>[],
  file: { source: string; encoding: string; byteOrderMark: boolean }
): DefectRecord {
  const rejects = rows.flatMap((row, index) =>
    row.reject === null ? [] : [{ record: index + 1, ...row.reject }]
  )
  const duplicates = rows.flatMap((row, index) => (row.isDuplicate ? [index + 1] : []))
  const oddities: Record<string, number> = {}
  for (const { oddity } of rows) {
    if (oddity !== null && oddity !== 'repeated later') oddities[oddity] = (oddities[oddity] ?? 0) + 1
  }
  return {
    source: file.source,
    encoding: file.encoding,
    byte_order_mark: file.byteOrderMark,
    rows_in: rows.length,
    rows_kept: rows.length - rejects.length - duplicates.length,
    rows_rejected: rejects.length,
    rows_duplicate: duplicates.length,
    rejects_by_reason: countByReason(rejects),
    rejects,
    duplicate_records: duplicates,
    kept_oddities: oddities
  }
}

function countByReason(rejects: readonly PlantedReject[]): DefectRecord['rejects_by_reason'] {
  const counts: DefectRecord['rejects_by_reason'] = []
  for (const { column, reason } of rejects) {
    const known = counts.find((count) => count.column === column && count.reason === reason)
    if (known) known.rows += 1
    else counts.push({ column, reason, rows: 1 })
  }
  return counts.sort((one, other) =>
    `${one.column}${one.reason}` < `${other.column}${other.reason}` ? -1 : 1
  )
}

/** The text of a row as it will stand in the file. */
export function textOf<T>(planted: PlantedRow<T>): string {
  return rowText(planted.row)
}
