import type { PivotAnswer, PivotMember } from '../../queries/index.ts'
import { numberColumn, tableOf, textColumn, type Column } from '../format-table.ts'
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

/** A KPI by two dimensions, with the totals of rows and columns, which are figures of their own. */
export function pivotTable(answer: PivotAnswer, reader: Reader): string {
  const { language } = reader
  const { unit } = answer
  const name = (member: PivotMember) => memberName(member, language)
  const lines: Line[] = [
    ...answer.rows.map((row, index) => ({
      name: name(row),
      cells: answer.cells[index] ?? [],
      total: row.value
    })),
    {
      name: words.total[language],
      cells: answer.columns.map(({ value }) => value),
      total: answer.total
    }
  ]
  const columns: Column<Line>[] = [
    textColumn(`${answer.row_dimension} \\ ${answer.column_dimension}`, (line) => line.name),
    ...answer.columns.map((column, index) =>
      numberColumn(name(column), (line: Line) => figure(line.cells[index] ?? null, unit))
    ),
    numberColumn(words.total[language], (line) => figure(line.total, unit))
  ]
  return answerText({
    answer,
    reader,
    body: [tableOf(columns, lines)],
    notes: [...pivotNotes(answer, reader), ...periodNotes(answer, language)]
  })
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
