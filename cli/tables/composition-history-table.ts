import type { CompositionHistory, CompositionPoint } from '../../queries/index.ts'
import { numberColumn, tableOf, textColumn, type Column } from '../format-table.ts'
import { partNotes } from './composition-table.ts'
import { figure, noFigure, percent } from './figures.ts'
import { answerText } from './kpi-table.ts'
import { memberName, otherName } from './members.ts'
import { limitNotes } from './notes.ts'
import type { Reader } from './reader.ts'
import { words } from './words.ts'

/** What a measure was made of, a line per month: the figures, then the shares where there are such. */
export function compositionHistoryTable(history: CompositionHistory, reader: Reader): string {
  const { months, unit, parts_add_up } = history
  const figures = monthsTable(history, reader, {
    head: '',
    cell: ({ value }) => figure(value, unit),
    total: numberColumn(words.total[reader.language], (place: number) =>
      figure(months[place]?.total ?? null, unit)
    )
  })
  const shares = monthsTable(history, reader, {
    head: words.share[reader.language],
    cell: ({ share }) => (share === null ? noFigure : percent(share))
  })
  // Months stand in the title where other answers have days.
  const period = { from: months.at(0)?.month ?? '', to: months.at(-1)?.month ?? '' }
  return answerText({
    answer: { ...history, period, window: period },
    reader,
    body: parts_add_up ? [figures, shares] : [figures],
    notes: compositionHistoryNotes(history, reader)
  })
}

/** A line per month, by its place, a column per member. */
function monthsTable(
  { months, rows, other }: CompositionHistory,
  { language }: Reader,
  {
    head,
    cell,
    total
  }: {
    head: string
    cell: (point: CompositionPoint) => string
    total?: Column<number>
  }
): string {
  const members = [
    ...rows.map((row) => ({ name: memberName(row, language), points: row.points })),
    ...(other ? [{ name: otherName(other.members, language), points: other.points }] : [])
  ]
  return tableOf(
    [
      textColumn(head, (place: number) => months[place]?.month ?? ''),
      ...members.map(({ name, points }) =>
        numberColumn(name, (place: number) => cell(points[place] ?? { value: null, share: null }))
      ),
      ...(total ? [total] : [])
    ],
    months.map((_, place) => place)
  )
}

/** Which months are not over, and what keeps the parts from being read as parts. */
export function compositionHistoryNotes(history: CompositionHistory, reader: Reader): string[] {
  const underWay = history.months.filter(({ complete, total }) => !complete && total !== null)
  const names = underWay.map(({ month }) => month)
  const incomplete = {
    'zh-CN': `期间未结束：${names.join('、')}`,
    en: `not complete: ${names.join(', ')}`
  }
  return [
    ...partNotes({ ...history, negative_parts: null }, reader),
    ...(names.length === 0 ? [] : [incomplete[reader.language]]),
    ...limitNotes(history, reader)
  ]
}
