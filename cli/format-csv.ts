/** A number stays a number; null is an empty cell. */
export type CsvCell = string | number | null

/**
 * RFC 4180 with `\n`. Text that a spreadsheet would run as a formula is prefixed with an apostrophe, so that a
 * customer called `=HYPERLINK(…)` stays a name.
 */
export function toCsv({
  head,
  rows
}: {
  head: readonly string[]
  rows: readonly (readonly CsvCell[])[]
}): string {
  return [head, ...rows].map((cells) => `${cells.map(csvCell).join(',')}\n`).join('')
}

function csvCell(cell: CsvCell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const harmless = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
