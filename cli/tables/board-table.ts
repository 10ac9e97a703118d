import { boardKinds } from '../../queries/index.ts'
import { counted } from '../../pipeline/log.ts'
import type { Board, BoardKind, BoardRow, Language, Text } from '../../queries/index.ts'
import { numberColumn, tableOf, textColumn } from '../format-table.ts'
import { noFigure, plain } from './figures.ts'
import type { Reader } from './reader.ts'
import { words } from './words.ts'

const heads = {
  due: { 'zh-CN': '到期', en: 'Due' },
  left: { 'zh-CN': '剩余天数', en: 'Days left' },
  customer: { 'zh-CN': '客户', en: 'Customer' },
  rep: { 'zh-CN': '负责人', en: 'Rep' },
  reason: { 'zh-CN': '原因', en: 'Why' },
  action: { 'zh-CN': '要做的事', en: 'What to do' }
} satisfies Record<string, Text>

const kinds: Readonly<Record<BoardKind, Text>> = {
  call: { 'zh-CN': '致电（风险×价值）', en: 'Call (risk × value)' },
  follow_up: { 'zh-CN': '跟进', en: 'Follow up' },
  complaint: { 'zh-CN': '投诉', en: 'Complaints' },
  renewal: { 'zh-CN': '续约', en: 'Renewals' },
  birthday: { 'zh-CN': '生日', en: 'Birthdays' },
  anniversary: { 'zh-CN': '周年', en: 'Anniversaries' },
  treatment: { 'zh-CN': '分层变化后的安排', en: 'Treatments of changed segments' }
}

function agoInEnglish(hours: number): string {
  if (hours === 0) return 'less than an hour ago'
  return `${counted(hours, 'hour')} ago`
}

/** The board, kind by kind, with how old the data are on top. */
export function boardTable(board: Board, { language }: Reader, now: Date): string {
  const isChinese = language === 'zh-CN'
  const hours = Math.max(0, Math.floor((now.getTime() - Date.parse(board.built_at)) / 3_600_000))
  const title = isChinese
    ? `${board.today}至${board.through}的看板；数据截至${board.as_of}，${hours === 0 ? '不到1' : plain(hours)}小时前构建`
    : `Board of ${board.today} to ${board.through}; data to ${board.as_of}, built ${agoInEnglish(hours)}`
  const parts = boardKinds.flatMap((kind) => {
    const rows = board.rows.filter((row) => row.kind === kind)
    if (rows.length === 0) return []
    return [`${kinds[kind][language]} ${plain(board.total.counts[kind])}\n${rowsTable(rows, language)}`]
  })
  const missing = board.missing.map((source) =>
    isChinese
      ? `没有${source}：在clientele.yaml的sources.${source}写上文件\n`
      : `no ${source}: name their files under sources.${source} in clientele.yaml\n`
  )
  return `${title}\n\n${[...parts, `${missing.join('')}${words.build[language]} ${board.build}\n`].join('\n')}`
}

function rowsTable(rows: readonly BoardRow[], language: Language): string {
  return tableOf(
    [
      textColumn(heads.due[language], ({ due_at }: BoardRow) => due_at ?? noFigure),
      numberColumn(heads.left[language], ({ days_left }: BoardRow) =>
        days_left === null ? noFigure : plain(days_left)
      ),
      textColumn(heads.customer[language], (row: BoardRow) => row.customer_name ?? row.customer_id),
      textColumn(heads.rep[language], ({ rep }: BoardRow) => rep || noFigure),
      textColumn(heads.action[language], ({ action }: BoardRow) => action),
      textColumn(heads.reason[language], ({ reason }: BoardRow) => reason)
    ],
    rows
  )
}
