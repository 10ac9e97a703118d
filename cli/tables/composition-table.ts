import type { Composition, CompositionRow, Concentration } from '../../queries/index.ts'
import { numberColumn, tableOf, textColumn, type Column } from '../format-table.ts'
import { coefficient, figure, index, percent, plain, points, signed } from './figures.ts'
import { answerText, figureColumns, nameColumns } from './kpi-table.ts'
import { answerNotes } from './notes.ts'
import type { Reader } from './reader.ts'
import { words } from './words.ts'

/** What a measure is made of: parts with share, change of share and contribution, total, and concentration. */
export function compositionTable(answer: Composition, reader: Reader): string {
  const shown = [...answer.rows, ...(answer.other ? [answer.other] : []), answer.total]
  const columns: Column<CompositionRow>[] = [
    ...nameColumns(answer, reader),
    ...figureColumns(answer, shown, reader),
    ...partColumns(answer, shown, reader)
  ]
  return answerText({
    answer,
    reader,
    body: [tableOf(columns, shown)],
    notes: compositionNotes(answer, reader)
  })
}

function partColumns(
  { comparison, parts_add_up }: Composition,
  shown: readonly CompositionRow[],
  { language }: Reader
): Column<CompositionRow>[] {
  if (!parts_add_up) return []
  const compared = comparison !== null && shown.some(({ share }) => share !== null)
  return [
    ...(compared
      ? [
          numberColumn(words.shareChange[language], (row: CompositionRow) =>
            points(row.share_change_points, language)
          ),
          numberColumn(words.contribution[language], (row: CompositionRow) =>
            signed(row.contribution, percent)
          )
        ]
      : []),
    numberColumn(words.cumulativeShare[language], ({ cumulative_share }) =>
      cumulative_share === null ? '' : percent(cumulative_share)
    ),
    textColumn(words.abcClass[language], ({ abc }) => abc ?? '')
  ]
}

/** As of any answer, and what keeps its parts from being read as parts. */
export function compositionNotes(answer: Composition, reader: Reader): string[] {
  return [...partNotes(answer, reader), ...concentrationNotes(answer, reader), ...answerNotes(answer, reader)]
}

/** What keeps parts from being read as parts of a whole. */
export function partNotes(
  { parts_add_up, negative_parts, unit }: Pick<Composition, 'parts_add_up' | 'negative_parts' | 'unit'>,
  { language }: Reader
): string[] {
  const chinese = language === 'zh-CN'
  const apart = chinese
    ? '各部分有重叠，相加不等于合计，因此没有占比'
    : 'the parts overlap and do not add up to the total, so they have no shares'
  return [
    ...(parts_add_up ? [] : [apart]),
    ...(negative_parts === null
      ? []
      : [
          chinese
            ? `${plain(negative_parts.members)} 个部分为负，合计 ${figure(negative_parts.value, unit)}：占比会误导`
            : `${plain(negative_parts.members)} below zero, together ${figure(negative_parts.value, unit)}: shares mislead there`
        ])
  ]
}

/** One line: how unevenly the whole is spread, with what changed since the period compared with. */
function concentrationNotes(
  { concentration: now, previous_concentration: before }: Composition,
  { language }: Reader
): string[] {
  if (now === null) return []
  const english = language === 'en'
  const since = (name: Exclude<keyof Concentration, 'curve'>, format: (change: number) => string): string => {
    const changed = now[name] - (before?.[name] ?? now[name])
    if (changed === 0) return ''
    return english ? ` (${format(changed)})` : `（${format(changed)}）`
  }
  const asSigned = (format: (value: number) => string) => (changed: number) => signed(changed, format)
  const hhi = `HHI ${index(now.hhi)}${since('hhi', asSigned(index))}`
  const gini = `${coefficient(now.gini)}${since('gini', asSigned(coefficient))}`
  const [most, mostSince] = [plain(now.members_to_80), since('members_to_80', asSigned(plain))]
  const fifth = `${percent(now.top_20_share)}${since('top_20_share', (each) => points(each * 100, language))}`
  // Of fewer than five members there is no fifth.
  const hasFifth = now.members >= 5
  return [
    english
      ? `concentration over ${plain(now.members)}: ${hhi}, Gini ${gini}, 80% in the first ${most}${mostSince}${hasFifth ? `, the first fifth has ${fifth}` : ''}`
      : `集中度（${plain(now.members)} 个）：${hhi}，基尼系数 ${gini}，前 ${most} 个占 80%${mostSince}${hasFifth ? `，前五分之一占 ${fifth}` : ''}`
  ]
}
