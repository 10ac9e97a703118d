import { contactChannels, type CustomerCard, type Text } from '../../queries/index.ts'
import { numberColumn, tableOf, textColumn, type Column } from '../format-table.ts'
import { noFigure, plain } from './figures.ts'
import { missingSourceNote } from './missing-source.ts'
import type { Reader } from './reader.ts'

type Care = CustomerCard['care']
type Listed<Place extends keyof Care> = NonNullable<Care[Place]>[number]

const heads = {
  answered: { 'zh-CN': '答卷', en: 'Answered' },
  survey: { 'zh-CN': '问卷', en: 'Survey' },
  score: { 'zh-CN': '得分', en: 'Score' },
  touchpoint: { 'zh-CN': '触点', en: 'Touchpoint' },
  comment: { 'zh-CN': '评语', en: 'Comment' },
  complained: { 'zh-CN': '投诉', en: 'Complained' },
  category: { 'zh-CN': '类别', en: 'Category' },
  severity: { 'zh-CN': '级别', en: 'Severity' },
  handler: { 'zh-CN': '处理人', en: 'Handler' },
  state: { 'zh-CN': '状态', en: 'State' },
  limit: { 'zh-CN': '时限', en: 'Limit' },
  contacted: { 'zh-CN': '联系', en: 'Contacted' },
  channel: { 'zh-CN': '方式', en: 'Channel' },
  owner: { 'zh-CN': '负责人', en: 'Rep' },
  step: { 'zh-CN': '下一步', en: 'Next step' },
  due: { 'zh-CN': '到期', en: 'Due' },
  done: { 'zh-CN': '完成', en: 'Done' }
} satisfies Record<string, Text>

const nothing: Readonly<Record<keyof Care, Text>> = {
  responses: { 'zh-CN': '没有回答过问卷', en: 'has answered no survey' },
  complaints: { 'zh-CN': '没有投诉过', en: 'has never complained' },
  contacts: { 'zh-CN': '没有联系过', en: 'was never contacted' }
}

const sources: Readonly<Record<keyof Care, string>> = {
  responses: 'survey_responses',
  complaints: 'complaints',
  contacts: 'contacts'
}

const open: Readonly<Record<string, Text>> = {
  response: { 'zh-CN': '待首次响应', en: 'to be answered' },
  solution: { 'zh-CN': '待解决', en: 'to be solved' },
  follow_up: { 'zh-CN': '待回访', en: 'to be followed up' }
}

const states = {
  done: { 'zh-CN': '已了结', en: 'done' },
  late: { 'zh-CN': '超出时限', en: 'past it' },
  inTime: { 'zh-CN': '及时', en: 'kept' },
  overdue: { 'zh-CN': '逾期未做', en: 'overdue' }
} satisfies Record<string, Text>

const mostShown = 12

/** What a customer answered to surveys, complained of and was contacted about, the latest first. */
export function careTables({ care }: CustomerCard, reader: Reader): string[] {
  const { responses, complaints, contacts } = care
  const part = <Place extends keyof Care>(
    place: Place,
    rows: readonly Listed<Place>[] | null,
    columns: readonly Column<Listed<Place>>[]
  ): string => {
    if (rows === null) return `${missingSourceNote([sources[place]], new Map(), reader).join('\n')}\n`
    if (rows.length === 0) return `${nothing[place][reader.language]}\n`
    const more = rows.length - mostShown
    return `${tableOf(columns, rows.slice(0, mostShown))}${more > 0 ? earlier(more, reader) : ''}`
  }
  return [
    part('responses', responses, responseColumns(reader)),
    part('complaints', complaints, complaintColumns(reader)),
    part('contacts', contacts, contactColumns(reader))
  ]
}

const earlier = (count: number, { language }: Reader) =>
  language === 'zh-CN' ? `更早的还有${count}条\n` : `${count} earlier ones\n`

function responseColumns({ language }: Reader): Column<Listed<'responses'>>[] {
  return [
    textColumn(heads.answered[language], ({ responded_on }) => responded_on),
    textColumn(heads.survey[language], ({ survey }) => survey.toUpperCase()),
    numberColumn(heads.score[language], ({ score, scale_max }) =>
      scale_max === null ? plain(score) : `${plain(score)}/${plain(scale_max)}`
    ),
    textColumn(heads.touchpoint[language], ({ touchpoint }) => touchpoint ?? noFigure),
    textColumn(heads.comment[language], ({ comment }) => comment ?? '')
  ]
}

function complaintColumns({ language }: Reader): Column<Listed<'complaints'>>[] {
  const limit = (steps: readonly (boolean | null)[]) => {
    if (steps.includes(false)) return states.late[language]
    return steps.includes(true) ? states.inTime[language] : noFigure
  }
  return [
    textColumn(heads.complained[language], ({ opened_on }) => opened_on),
    textColumn(heads.category[language], ({ category }) => category ?? noFigure),
    textColumn(heads.severity[language], ({ severity }) => severity ?? noFigure),
    textColumn(heads.handler[language], ({ owner }) => owner ?? noFigure),
    textColumn(heads.state[language], ({ next_step }) => (open[next_step ?? ''] ?? states.done)[language]),
    textColumn(heads.limit[language], ({ response_in_time, solution_in_time, follow_up_in_time }) =>
      limit([response_in_time, solution_in_time, follow_up_in_time])
    )
  ]
}

function contactColumns({ language }: Reader): Column<Listed<'contacts'>>[] {
  return [
    textColumn(heads.contacted[language], ({ contacted_on }) => contacted_on),
    textColumn(
      heads.channel[language],
      ({ channel }) => contactChannels[channel ?? '']?.[language] ?? channel ?? noFigure
    ),
    textColumn(heads.owner[language], ({ owner }) => owner ?? noFigure),
    textColumn(heads.step[language], ({ next_step }) => next_step ?? noFigure),
    textColumn(heads.due[language], ({ next_due_on }) => next_due_on ?? noFigure),
    textColumn(
      heads.done[language],
      ({ next_step_done_on, next_step_in_time }) =>
        next_step_done_on ?? (next_step_in_time === false ? states.overdue[language] : noFigure)
    )
  ]
}
