import type { PivotAnswer } from '../../queries/index.ts'
import { displayWidth, numberColumn, tableOf, textColumn, type Column } from '../format-table.ts'
import { figure } from './figures.ts'
import { answerText } from './kpi-table.ts'
import { memberName, otherName } from './members.ts'
import { periodNotes } from './notes.ts'
import type { Reader } from './reader.ts'
import { words } from './words.ts'

interface Line {
  readonly name: string
  readonly cells: readonly (number | null)[]
  readonly total: number | null
}

/**
 * A KPI by two dimensions, with the totals of rows and columns, which are figures of their own.
 * @param width columns that do not fit are left out and counted; all are shown without one
 */
export function pivotTable(answer: PivotAnswer, reader: Reader, width = Number.POSITIVE_INFINITY): string {
  const { language } = reader
  const shown = fitting(answer, reader, width)
  const notes = [...pivotNotes(shown, reader), ...periodNotes(answer, language)]
  return answerText({ answer, reader, body: [cellTable(shown, reader)], notes })
}

/** The answer with as many columns as fit, and one at least. */
function fitting(answer: PivotAnswer, reader: Reader, width: number): PivotAnswer {
  const left = answer.columns.length - 1
  const isTooWide = cellTable(answer, reader)
    .split('\n')
    .some((line) => displayWidth(line) > width)
  if (left === 0 || !isTooWide) return answer
  const fewer = {
    ...answer,
    columns: answer.columns.slice(0, left),
    more_columns: answer.more_columns + 1
  }
  return fitting(fewer, reader, width)
}

function cellTable(answer: PivotAnswer, { language }: Reader): string {
  const { unit, columns, cells } = answer
  const lines: Line[] = [
    ...answer.rows.map((row, place) => ({
      name: memberName(row, language),
      cells: cells[place] ?? [],
      total: row.value
    })),
    { name: words.total[language], cells: columns.map(({ value }) => value), total: answer.total }
  ]
  const cellColumns = columns.map((column, place) =>
    numberColumn(memberName(column, language), (line: Line) => figure(line.cells[place] ?? null, unit))
  )
  const corner = `${answer.row_dimension} \\ ${answer.column_dimension}`
  const named: Column<Line> = textColumn(corner, ({ name }) => name)
  const totals: Column<Line> = numberColumn(words.total[language], ({ total }) => figure(total, unit))
  return tableOf([named, ...cellColumns, totals], lines)
}

export function pivotNotes(answer: PivotAnswer, { language }: Reader): string[] {
  const chinese = language === 'zh-CN'
  const { more_rows, more_columns, rows_add_up, columns_add_up } = answer
  const beyond = (members: number, what: string) =>
    members === 0
      ? []
      : [
          chinese
            ? `${what}：${otherName(members, language)}未列出`
            : `${what}: ${otherName(members, language)}`
        ]
  const apart = chinese
    ? '单元格有重叠或为比率，相加不等于合计'
    : 'cells overlap or are ratios: they do not add up to all totals'
  return [
    ...beyond(more_rows, answer.row_dimension),
    ...beyond(more_columns, answer.column_dimension),
    ...(rows_add_up && columns_add_up ? [] : [apart])
  ]
}
