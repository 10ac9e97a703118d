import { DuckDBDateValue, DuckDBDecimalValue } from '@duckdb/node-api'
import type { DuckDBValue } from '@duckdb/node-api'
import { isFormula } from './csv-text.ts'
import { dayText, isExactDouble, isTime, numberText, timeText } from './value-text.ts'

/** The cell formats of xlsx-book.ts, by their place there. */
export const styles = { plain: 0, head: 1, day: 2, time: 3, percent: 4, text: 5, quoted: 6 } as const

/** What a cell of a sheet can hold. */
const longestText = 32_767

/** Numbers of days begin here; of the days before 1 March 1900 spreadsheets do not agree. */
const dayZero = Date.UTC(1899, 11, 30) / 86_400_000
const firstDay = 61
const lastDay = 2_958_465

/** Where a cell stands, such as B7, and how it looks when it holds a number. */
export interface CellPlace {
  readonly column: string
  readonly row: number
  readonly style: number
}

/**
 * One cell of SpreadsheetML, typed: numbers that a double holds exactly are numbers, days are days, and text is text
 * whatever it looks like, also after somebody has edited it. Null, and what is no number, is no cell.
 */
export function xlsxCell(value: DuckDBValue, place: CellPlace): string {
  if (value === null) return ''
  if (typeof value === 'string') return textCell(value, place)
  if (typeof value === 'boolean') return `<c ${address(place)} t="b"><v>${value ? 1 : 0}</v></c>`
  if (typeof value === 'number') return Number.isFinite(value) ? numberCell(String(value), place) : ''
  if (typeof value === 'bigint' || value instanceof DuckDBDecimalValue)
    return isExactDouble(value) ? numberCell(numberText(value), place) : textCell(numberText(value), place)
  if (value instanceof DuckDBDateValue) {
    const days = value.days - dayZero
    return isKnownDay(days)
      ? numberCell(String(days), { ...place, style: styles.day })
      : textCell(dayText(value), place)
  }
  if (isTime(value)) {
    const days = Number(value.micros) / 86_400_000_000 - dayZero
    return isKnownDay(days)
      ? numberCell(String(days), { ...place, style: styles.time })
      : textCell(timeText(value), place)
  }
  return textCell(String(value), place)
}

const isKnownDay = (days: number): boolean => days >= firstDay && days < lastDay + 1

const address = ({ column, row }: CellPlace): string => `r="${column}${row}"`

const numberCell = (digits: string, place: CellPlace): string =>
  place.style === styles.plain
    ? `<c ${address(place)}><v>${digits}</v></c>`
    : `<c ${address(place)} s="${place.style}"><v>${digits}</v></c>`

/** Text that a spreadsheet would take for a formula when somebody edits the cell is marked as text. */
function textCell(text: string, place: CellPlace): string {
  const style = place.style === styles.head ? styles.head : isFormula(text) ? styles.quoted : styles.text
  return `<c ${address(place)} s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`
}

/** The letters of a column: A to Z, AA and so on. */
export function columnLetters(index: number): string {
  const rest = Math.floor(index / 26)
  return (rest === 0 ? '' : columnLetters(rest - 1)) + String.fromCharCode(65 + (index % 26))
}

// eslint-disable-next-line no-control-regex -- these are the ones
const unwritable = /[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]/g

const special: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text as it may stand in an element or attribute; characters that XML does not have are written as `_x001F_`. */
export function xmlText(text: string): string {
  const whole = text.length > longestText ? `${text.slice(0, longestText - 1)}…` : text
  return whole
    .toWellFormed()
    .replaceAll(/_(?=x[\dA-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll(unwritable, escaped)
    .replaceAll(/[&<>"]/g, (character) => special[character] ?? character)
}

const escaped = (character: string): string =>
  `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`
