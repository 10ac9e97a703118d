import { DuckDBTypeId } from '@duckdb/node-api'
import type { DuckDBConnection, DuckDBDataChunk, DuckDBValue } from '@duckdb/node-api'
import { z } from 'zod'
import { QueryError } from '../errors.ts'
import type { Column } from './columns.ts'
import { openRows, type OpenRows } from './open-rows.ts'
import { openParts, ready, type Parts } from './parts.ts'
import { rowTexts } from './row-texts.ts'
import type { Select } from './select.ts'
import { bookFiles, sheetNamespace, sheetPath } from './xlsx-book.ts'
import { columnLetters, styles, xlsxCell } from './xlsx-cell.ts'
import { textParts, zipOf } from './zip.ts'

/** Rows of a sheet, less the head. */
const mostRows = 1_048_575

/**
 * A select as an Excel workbook of one sheet: a bold head that stays in view, then a row each, with typed cells (see
 * xlsxCell). Written bit by bit, so that a million rows take no more memory than a thousand.
 * @param name of the sheet
 * @throws QueryError when there are more rows than a sheet holds; Error before the first part when the statement does
 * not run.
 */
export function xlsxOf(
  connection: DuckDBConnection,
  select: Select,
  { name }: { name: string }
): Promise<Parts> {
  return openParts(xlsxParts(connection, select, name))
}

async function* xlsxParts(connection: DuckDBConnection, select: Select, name: string): Parts {
  await refuseTooMany(connection, select)
  const rows = await openRows(connection, select)
  try {
    const first = await rows.nextChunk()
    yield ready
    const files = bookFiles(name).map(([path, content]) => ({ name: path, parts: textParts(content) }))
    yield* zipOf([...files, { name: sheetPath, parts: sheetParts(rows, first) }])
  } finally {
    await rows.close()
  }
}

const counted = z.tuple([z.number()])

/** Half a download is worse than none, so they are counted before the first byte. */
async function refuseTooMany(connection: DuckDBConnection, { sql, values = [] }: Select): Promise<void> {
  const reader = await connection.runAndReadAll(
    `select cast(count(*) as double) from (select 1 from (\n${sql}\n) as counted limit ${mostRows + 1})`,
    [...values]
  )
  const [count] = counted.parse(reader.getRowsJS()[0])
  if (count <= mostRows) return
  throw new QueryError({
    parameter: 'format',
    value: 'xlsx',
    allowed: 'a sheet holds 1,048,575 rows; filter, give a smaller limit, or ask for csv or parquet'
  })
}

async function* sheetParts(rows: OpenRows, first: DuckDBDataChunk | null): Parts {
  const encoder = new TextEncoder()
  const places = rows.columns.map((column, index) => ({
    column: columnLetters(index),
    style: styleOf(column)
  }))
  yield encoder.encode(headOf(rows.columns, first))
  const before = places.map((_, index) => (index === 0 ? '<row>' : ''))
  let above = 2
  for (let chunk = first; chunk !== null; chunk = await rows.nextChunk()) {
    const from = above
    const cell = (value: DuckDBValue, index: number, row: number) =>
      xlsxCell(value, { ...(places[index] ?? nowhere), row: from + row })
    yield encoder.encode(rowTexts(chunk, { before, cell, after: '</row>' }).join(''))
    above += chunk.rowCount
  }
  yield encoder.encode('</sheetData></worksheet>')
}

const nowhere = { column: 'A', style: styles.plain }

const isFraction = /(^|_)(share|rate|reach|contribution)$/
const fractional: ReadonlySet<DuckDBTypeId> = new Set([DuckDBTypeId.DOUBLE, DuckDBTypeId.DECIMAL])

/** Shares and rates are fractions, which one reads as percentages. */
const styleOf = ({ name, type }: Column): number =>
  isFraction.test(name) && fractional.has(type) ? styles.percent : styles.plain

function headOf(columns: readonly Column[], first: DuckDBDataChunk | null): string {
  const widths = columns.map(
    ({ name, type }, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${widthOf(name, type, first?.getColumnVector(index))}" customWidth="1"/>`
  )
  const pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
  const views = `<sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews>`
  const names = columns.map(({ name }, index) =>
    xlsxCell(name, { column: columnLetters(index), row: 1, style: styles.head })
  )
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${sheetNamespace}">${views}<cols>${widths.join('')}</cols><sheetData><row>${names.join('')}</row>`
}

const [narrowest, widest] = [8, 60]
/** What numbers and days take, their separators included. */
const usualWidths: Readonly<Partial<Record<DuckDBTypeId, number>>> = {
  [DuckDBTypeId.DATE]: 11,
  [DuckDBTypeId.TIMESTAMP]: 19,
  [DuckDBTypeId.TIMESTAMP_TZ]: 19
}

type Cells = ReturnType<DuckDBDataChunk['getColumnVector']>

/** In characters of the usual font: room for the head, and for the cells of the first rows. */
function widthOf(name: string, type: DuckDBTypeId, cells: Cells | undefined): number {
  let width = Math.max(lengthOf(name) + 2, usualWidths[type] ?? narrowest)
  if (usualWidths[type] === undefined)
    for (let row = 0; row < (cells?.itemCount ?? 0); row += 1) {
      const value = cells?.getItem(row)
      if (value !== null && value !== undefined) width = Math.max(width, lengthOf(String(value)) + 1)
      if (width >= widest) return widest
    }
  return width
}

/** Characters of Chinese, Japanese and Korean take the room of two. */
function lengthOf(text: string): number {
  let length = 0
  for (const character of text.slice(0, widest)) length += character > '\u2E7F' ? 2 : 1
  return length
}
