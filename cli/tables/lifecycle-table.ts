import type { LifecycleFlow, LifecycleMonth, StageFlow, Text } from '../../queries/index.ts'
import { numberColumn, tableOf, textColumn } from '../format-table.ts'
import { plain } from './figures.ts'
import type { Reader } from './reader.ts'
import { words } from './words.ts'

const texts = {
  title: {
    'zh-CN': '生命周期：各月末的客户数',
    en: 'Lifecycle: customers in each stage at the end of the month'
  },
  moves: { 'zh-CN': '各月的流动', en: 'Who moved' },
  month: { 'zh-CN': '月份', en: 'month' },
  unknown: { 'zh-CN': '（此前未知）', en: '(not known before)' }
} satisfies Record<string, Text>

/** The stages at the end of each month, then every flow of the last month. */
export function lifecycleTable(flow: LifecycleFlow, reader: Reader): string {
  const { language } = reader
  const { stages, months, build } = flow
  const stocks = [
    textColumn(texts.month[language], ({ month }: LifecycleMonth) => month),
    ...stages.map(({ stage, label }) =>
      numberColumn(label[language], ({ closing }: LifecycleMonth) => plain(closing[stage] ?? 0))
    )
  ]
  const labelOf = (stage: string | null) =>
    stage === null
      ? texts.unknown[language]
      : (stages.find((each) => each.stage === stage)?.label[language] ?? stage)
  const moves = [
    textColumn('', ({ from, to }: StageFlow) => `${labelOf(from)} → ${labelOf(to)}`),
    numberColumn(words.customers[language], ({ customers }: StageFlow) => plain(customers))
  ]
  const last = months.at(-1)
  const notes = lifecycleNotes(flow, reader).map((note) => `${note}\n`)
  return [
    `${texts.title[language]}  ${words.build[language]} ${build}\n\n${tableOf(stocks, months)}\n`,
    last === undefined ? '' : `${texts.moves[language]}  ${last.month}\n\n${tableOf(moves, last.flows)}\n`,
    ...notes
  ].join('')
}

/** What the stages mean, and how far the last month goes. */
export function lifecycleNotes({ stages, months }: LifecycleFlow, { language }: Reader): string[] {
  const last = months.at(-1)
  const chinese = language === 'zh-CN'
  return [
    ...stages.map(({ label, rule }) => `${label[language]}${chinese ? '：' : ': '}${rule[language]}`),
    ...(last === undefined || last.complete
      ? []
      : [chinese ? `月份未结束：数据截至 ${last.through}` : `not complete: figures up to ${last.through}`])
  ]
}
