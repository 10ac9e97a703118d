import { DuckDBDateValue, DuckDBDecimalValue } from '@duckdb/node-api'
import type { DuckDBValue } from '@duckdb/node-api'
import { dayText, isTime, numberText, timeText } from './value-text.ts'

// Blanks, control and zero-width characters first: some programs drop them before they look for a formula. Some read
// the full-width signs of Chinese and Japanese keyboards as the plain ones.
const formula = /^(?:[\t\r\n]|[\s\p{C}]*[=+\-@＝＋－＠])/u

/** True for text that a spreadsheet would run when it is typed into a cell. */
export const isFormula = (text: string): boolean => formula.test(text)

/**
 * One cell of RFC 4180. Null is an empty cell, empty text a quoted one. Text that a spreadsheet would run as a formula
 * is prefixed with an apostrophe, so that a customer called `=HYPERLINK(…)` stays a name; a number stays a number.
 */
export function csvCell(value: DuckDBValue): string {
  if (value === null) return ''
  if (typeof value === 'string') return textCell(value)
  if (typeof value === 'number' || typeof value === 'bigint') return String(value)
  if (value instanceof DuckDBDecimalValue) return numberText(value)
  if (value instanceof DuckDBDateValue) return dayText(value)
  return isTime(value) ? timeText(value) : String(value)
}

function textCell(text: string): string {
  if (text === '') return '""'
  const harmless = isFormula(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

/** Cells as a line that ends in `\n`. */
export function csvLine(cells: readonly DuckDBValue[]): string {
  return `${cells.map(csvCell).join(',')}\n`
}
