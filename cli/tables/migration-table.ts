import { counted } from '../../pipeline/log.ts'
import { schemeLabels, type MigrationAnswer, type MigrationSegment, type Text } from '../../queries/index.ts'
import { numberColumn, tableOf, textColumn } from '../format-table.ts'
import { plain, signed } from './figures.ts'
import type { Reader } from './reader.ts'
import { words } from './words.ts'

const title: Text = { 'zh-CN': '分层迁移', en: 'Segment migration' }
const behaviour: Text = { 'zh-CN': '行为', en: 'behaviour' }
const drift: Text = { 'zh-CN': '分界移动', en: 'limits moved' }
const before: Text = { 'zh-CN': '从↓ 到→', en: 'from ↓ to →' }

/** The matrix, whose columns are numbered as its lines are; then what became of each segment's size. */
export function migrationTable(answer: MigrationAnswer, { language }: Reader): string {
  const { segments, cells, moved } = answer
  const named = segments.map((segment, index) => ({ ...segment, label: `${index + 1} ${segment.label}` }))
  const customers = (from: string, to: string) =>
    cells.find(({ from_segment, to_segment }) => from_segment === from && to_segment === to)?.customers ?? 0
  const matrix = tableOf(
    [
      textColumn(before[language], ({ label }: MigrationSegment) => label),
      ...segments.map(({ segment: to }, index) =>
        numberColumn(String(index + 1), ({ segment }: MigrationSegment) => plain(customers(segment, to)))
      ),
      numberColumn(words.total[language], (segment: MigrationSegment) => plain(segment.customers_before))
    ],
    named
  )
  const sizes = tableOf(
    [
      textColumn(words.member[language], ({ label }: MigrationSegment) => label),
      numberColumn(answer.from, (segment: MigrationSegment) => plain(segment.customers_before)),
      numberColumn(behaviour[language], (segment: MigrationSegment) => signed(segment.behaviour, plain)),
      numberColumn(drift[language], (segment: MigrationSegment) => signed(segment.drift, plain)),
      numberColumn(answer.to, (segment: MigrationSegment) => plain(segment.customers_after))
    ],
    named
  )
  const scheme = schemeLabels[answer.scheme]?.[language] ?? answer.scheme
  return `${title[language]}  ${scheme}  ${answer.from} → ${answer.to}\n\n${matrix}\n${sizes}\n${movedText(moved, language)}\n${words.build[language]} ${answer.build}\n`
}

function movedText(moved: MigrationAnswer['moved'], language: Reader['language']): string {
  const [own, limits, both] = [moved.by_behaviour, moved.by_drift, moved.by_both].map(plain)
  return language === 'zh-CN'
    ? `${plain(moved.customers)} 位客户换了分层：${own} 位因行为，${limits} 位只因分界移动，${both} 位两者都有`
    : `${counted(moved.customers, 'customer')} changed segment: ${own} by what they did, ${limits} only because limits moved, ${both} by both`
}
