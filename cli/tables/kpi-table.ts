import type { KpiAnswer, KpiRow } from '../../queries/index.ts'
import { numberColumn, tableOf, textColumn, type Column } from '../format-table.ts'
import { change, figure, percent, plain, signed, unitSuffix } from './figures.ts'
import { hasOwnKeys, memberName, otherName } from './members.ts'
import { answerNotes, isSmall, shownDays, type AnswerFacts } from './notes.ts'
import type { Reader } from './reader.ts'
import { comparedWords, countsCustomers, kpiLabel, otherDefinition, words } from './words.ts'

/** The answer as people read it: title, aligned rows, total, and what they must know. */
export function answerTable(answer: KpiAnswer, reader: Reader): string {
  const rows = answer.rows.length === 1 && answer.rows[0] === answer.total ? [] : answer.rows
  const shown = [...rows, ...(answer.other ? [answer.other] : []), answer.total]
  const table = tableOf([...nameColumns(answer, reader), ...figureColumns(answer, shown, reader)], shown)
  const notes = answerNotes(answer, reader)
  return answerText({ answer, reader, body: [table], notes })
}

/** Title, tables with a blank line after each, notes and build. */
export function answerText({
  answer,
  reader,
  body,
  notes
}: {
  answer: Pick<KpiAnswer, 'build' | 'kpi' | 'unit' | 'definition' | 'period' | 'window'>
  reader: Reader
  body: readonly string[]
  notes: readonly string[]
}): string {
  const { language } = reader
  const tables = body.map((table) => `${table}\n`).join('')
  const lines = notes.map((note) => `${note}\n`).join('')
  return `${answerTitle(answer, reader)}\n\n${tables}${lines}${words.build[language]} ${answer.build}\n`
}

function answerTitle(
  answer: Pick<KpiAnswer, 'kpi' | 'unit' | 'definition' | 'period' | 'window'>,
  reader: Reader
): string {
  const { language } = reader
  const other = otherDefinition(answer.kpi, answer.definition, language)
  const definition = other === null ? '' : language === 'en' ? `, ${other}` : `，${other}`
  const unit = unitSuffix(answer.unit, reader)
  return `${kpiLabel(answer.kpi, language)}${definition}${unit}  ${shownDays(answer, language)}`
}

type Whole = Omit<AnswerFacts, 'total'> & {
  readonly total: KpiRow
  readonly other: (KpiRow & { readonly members: number }) | null
}

export function nameColumns(answer: Whole, { language }: Reader): Column<KpiRow>[] {
  const name = (row: KpiRow) => {
    if (row === answer.total) return words.total[language]
    return row === answer.other ? otherName(answer.other.members, language) : memberName(row, language)
  }
  const key = (row: KpiRow) => (row === answer.total || row === answer.other ? '' : row.key)
  return [
    textColumn(words.member[language], name),
    ...(hasOwnKeys(answer.rows) ? [textColumn(words.key[language], key)] : [])
  ]
}

/** The figure, its interval, what it is compared with, and its share, as far as the rows have them. */
export function figureColumns(
  { kpi, unit, comparison }: Pick<KpiAnswer, 'kpi' | 'unit' | 'comparison'>,
  rows: readonly KpiRow[],
  reader: Reader
): Column<KpiRow>[] {
  const { language } = reader
  return [
    numberColumn(kpiLabel(kpi, language), (row) => figure(row.value, unit)),
    ...(rows.some(({ n }) => n !== null) ? intervalColumns({ kpi, unit }, reader) : []),
    ...(comparison
      ? [
          numberColumn(comparedWords[comparison.kind][language], (row: KpiRow) => figure(row.previous, unit)),
          numberColumn(words.change[language], (row: KpiRow) => change(row.change, unit, language)),
          numberColumn(words.changeRate[language], (row: KpiRow) => signed(row.change_rate, percent))
        ]
      : []),
    ...(rows.some(({ share }) => share !== null)
      ? [numberColumn(words.share[language], (row: KpiRow) => (row.share === null ? '' : percent(row.share)))]
      : [])
  ]
}

function intervalColumns({ kpi, unit }: Pick<KpiAnswer, 'kpi' | 'unit'>, reader: Reader): Column<KpiRow>[] {
  const interval = ({ low, high }: KpiRow) =>
    low === null || high === null ? '' : `${figure(low, unit)} – ${figure(high, unit)}`
  // The blank keeps the digits of marked and unmarked figures in line.
  const counted = (row: KpiRow) =>
    row.n === null ? '' : `${plain(row.n)}${isSmall(row, reader) ? '*' : ' '}`
  return [
    numberColumn(words.interval[reader.language], interval),
    numberColumn((countsCustomers(kpi) ? words.customers : words.n)[reader.language], counted)
  ]
}
