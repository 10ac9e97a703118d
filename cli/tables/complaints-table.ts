import type {
  ComplaintGroup,
  ComplaintsAnswer,
  ComplaintStep,
  ComplaintStepName,
  PendingList,
  PendingRow,
  PendingSummary,
  Text
} from '../../queries/index.ts'
import { counted } from '../../pipeline/log.ts'
import { complaintSteps } from '../../queries/index.ts'
import { numberColumn, tableOf, textColumn } from '../format-table.ts'
import { figure, noFigure, percent, plain } from './figures.ts'
import type { Reader } from './reader.ts'
import { words } from './words.ts'

const stepWords: Readonly<Record<ComplaintStepName, Text>> = {
  response: { 'zh-CN': '首次响应', en: 'First response' },
  solution: { 'zh-CN': '解决', en: 'Solution' },
  follow_up: { 'zh-CN': '回访', en: 'Follow-up' }
}

const heads = {
  step: { 'zh-CN': '步骤', en: 'Step' },
  limit: { 'zh-CN': '时限', en: 'Limit' },
  inTime: { 'zh-CN': '及时率', en: 'In time' },
  interval: { 'zh-CN': '95%区间', en: '95% interval' },
  of: { 'zh-CN': '及时/应计', en: 'In time of' },
  median: { 'zh-CN': '中位数', en: 'Median' },
  p90: { 'zh-CN': '九成', en: '90%' },
  lateOpen: { 'zh-CN': '逾期未办', en: 'Open, late' },
  complaints: { 'zh-CN': '投诉', en: 'Complaints' },
  share: { 'zh-CN': '占比', en: 'Share' },
  cumulative: { 'zh-CN': '累计', en: 'Cumulative' },
  perThousand: { 'zh-CN': '每千单', en: 'Per 1,000 orders' },
  before: { 'zh-CN': '对比期', en: 'Before' },
  ratio: { 'zh-CN': '倍数', en: 'Times' },
  verdict: { 'zh-CN': '判断', en: 'Verdict' },
  late: { 'zh-CN': '比其他不及时', en: 'Later than others' },
  complaint: { 'zh-CN': '投诉编号', en: 'Complaint' },
  customer: { 'zh-CN': '客户', en: 'Customer' },
  reason: { 'zh-CN': '类别', en: 'Category' },
  owner: { 'zh-CN': '处理人', en: 'Handler' },
  due: { 'zh-CN': '时限到', en: 'Due' },
  left: { 'zh-CN': '剩余', en: 'Left' },
  value: { 'zh-CN': '近12个月净销售额', en: 'Net sales, 12 months' }
} satisfies Record<string, Text>

const verdicts: Readonly<Record<'more' | 'fewer', Text>> = {
  more: { 'zh-CN': '显著增多', en: 'more' },
  fewer: { 'zh-CN': '显著减少', en: 'fewer' }
}

/** Minutes as a person says them. */
function span(minutes: number | null, { language }: Reader): string {
  if (minutes === null) return noFigure
  const size = Math.abs(minutes)
  const sign = minutes < 0 ? '−' : ''
  const said = (value: number, zh: string, en: string) =>
    `${sign}${Number(value.toFixed(1))} ${language === 'zh-CN' ? zh : en}`
  if (size < 120) return said(size, '分钟', 'min')
  return size < 48 * 60 ? said(size / 60, '小时', 'h') : said(size / 1440, '天', 'd')
}

const interval = ({ low, high }: { low: number | null; high: number | null }): string =>
  low === null || high === null ? noFigure : `${percent(low)}–${percent(high)}`

/** The steps, then the groups where it was split. */
export function complaintsTable(answer: ComplaintsAnswer, reader: Reader): string {
  const { language } = reader
  const { total, groups, steps, period, by, build } = answer
  const chinese = language === 'zh-CN'
  const per = total.per_thousand === null ? noFigure : figure(total.per_thousand, 'per_thousand')
  const title = chinese
    ? `投诉 ${period.from} – ${period.to}：${plain(total.complaints)} 条，每千单 ${per}`
    : `Complaints ${period.from} – ${period.to}: ${plain(total.complaints)}, ${per} per 1,000 orders`
  const tables = [
    stepsTable(
      steps.filter(({ tracked }) => tracked),
      reader
    ),
    ...(by === null ? [] : [groupsTable(groups, reader, answer.comparison !== null)])
  ]
  const notes = complaintNotes(answer, reader).map((note) => `${note}\n`)
  return `${title}  ${words.build[language]} ${build}\n\n${tables.join('\n')}\n${notes.join('')}`
}

function stepsTable(steps: readonly ComplaintStep[], reader: Reader): string {
  const { language, fewest } = reader
  const small = ({ n }: ComplaintStep) => (fewest !== null && n < fewest ? '*' : '')
  return tableOf(
    [
      textColumn(heads.step[language], ({ step }: ComplaintStep) => stepWords[step][language]),
      numberColumn(heads.limit[language], (step: ComplaintStep) => span(step.limit_minutes, reader)),
      numberColumn(heads.inTime[language], (step: ComplaintStep) =>
        step.share === null ? noFigure : `${percent(step.share)}${small(step)}`
      ),
      numberColumn(heads.interval[language], interval),
      numberColumn(heads.of[language], (step: ComplaintStep) => `${plain(step.in_time)} / ${plain(step.n)}`),
      numberColumn(heads.median[language], (step: ComplaintStep) => span(step.median_minutes, reader)),
      numberColumn(heads.p90[language], (step: ComplaintStep) => span(step.p90_minutes, reader)),
      numberColumn(heads.lateOpen[language], (step: ComplaintStep) => plain(step.late_open)),
      numberColumn(heads.before[language], ({ base }: ComplaintStep) =>
        base === null || base.share === null ? noFigure : percent(base.share)
      )
    ],
    steps
  )
}

function groupsTable(groups: readonly ComplaintGroup[], { language }: Reader, compares: boolean): string {
  const chinese = language === 'zh-CN'
  const percentOf = (share: number | null) => (share === null ? noFigure : percent(share))
  const rate = (value: number | null) => (value === null ? noFigure : figure(value, 'per_thousand'))
  const end = (value: number | null) => (value === null ? '∞' : value.toFixed(1))
  return tableOf(
    [
      textColumn('', ({ key, label }: ComplaintGroup) => label || key || words.none[language]),
      numberColumn(heads.complaints[language], (group: ComplaintGroup) => plain(group.complaints)),
      numberColumn(heads.share[language], ({ share }: ComplaintGroup) => percentOf(share)),
      numberColumn(heads.cumulative[language], (group: ComplaintGroup) => percentOf(group.cumulative_share)),
      numberColumn(heads.perThousand[language], (group: ComplaintGroup) => rate(group.per_thousand)),
      ...(compares
        ? [
            numberColumn(heads.before[language], (group: ComplaintGroup) =>
              plain(group.base_complaints ?? 0)
            ),
            numberColumn(heads.ratio[language], ({ ratio, ratio_low, ratio_high }: ComplaintGroup) =>
              ratio_low === null
                ? noFigure
                : `${ratio === null ? '' : `${ratio.toFixed(1)} `}(${ratio_low.toFixed(1)}–${end(ratio_high)})`
            ),
            textColumn(heads.verdict[language], ({ stands_out }: ComplaintGroup) =>
              stands_out === null ? '' : verdicts[stands_out][language]
            )
          ]
        : []),
      textColumn(heads.late[language], ({ steps }: ComplaintGroup) =>
        complaintSteps
          .filter((step) => steps[step].stands_out === 'late')
          .map((step) => `${stepWords[step][language]} ${percentOf(steps[step].share)}`)
          .join(chinese ? '、' : ', ')
      )
    ],
    groups
  )
}

/** Which hours count, up to when, and what was compared. */
export function complaintNotes(answer: ComplaintsAnswer, { language, fewest }: Reader): string[] {
  const chinese = language === 'zh-CN'
  const { clock, as_of, comparison, steps, left_out } = answer
  const working = clock === 'working'
  const untracked = steps.filter(({ tracked }) => !tracked).map(({ step }) => stepWords[step][language])
  return [
    chinese
      ? `按${working ? '工作' : '自然'}时间计；数据截至 ${as_of}，当时未办的按删失处理`
      : `by ${working ? 'working' : 'all'} hours; what was open at the end of ${as_of} is censored`,
    ...(comparison === null
      ? []
      : [
          chinese
            ? `对比 ${comparison.from} – ${comparison.to}；“显著”已按组数校正（Tarone，5%）`
            : `compared with ${comparison.from} – ${comparison.to}; verdicts allow for the number of groups (Tarone, 5%)`
        ]),
    ...(untracked.length === 0
      ? []
      : [chinese ? `数据里没有：${untracked.join('、')}` : `not in the data: ${untracked.join(', ')}`]),
    ...(left_out.groups === 0
      ? []
      : [
          chinese
            ? `另有 ${plain(left_out.groups)} 组（${plain(left_out.complaints)} 条投诉）未列出`
            : `not shown: ${counted(left_out.groups, 'further group')} (${counted(left_out.complaints, 'complaint')})`
        ]),
    ...(fewest !== null && steps.some(({ n, tracked }) => tracked && n > 0 && n < fewest)
      ? [chinese ? `* 不足 ${fewest} 条：仅供参考` : `* of fewer than ${fewest}: too few to say much`]
      : [])
  ]
}

/** What is to be done, by which limit passes next, with how old the open ones are. */
export function pendingTable(list: PendingList, summary: PendingSummary, reader: Reader): string {
  const { language } = reader
  const chinese = language === 'zh-CN'
  const title = chinese
    ? `待办投诉（截至 ${list.as_of} 结束）：${plain(list.total)} 条，其中 ${plain(summary.unsolved)} 条未解决`
    : `Complaints to be dealt with at the end of ${list.as_of}: ${plain(list.total)}, of which ${plain(summary.unsolved)} unsolved`
  const table = tableOf(
    [
      textColumn(heads.complaint[language], (row: PendingRow) => row.complaint_id),
      textColumn(heads.step[language], ({ step }: PendingRow) => stepWords[step][language]),
      textColumn(
        heads.due[language],
        ({ due_at }: PendingRow) => due_at?.slice(0, 16).replace('T', ' ') ?? noFigure
      ),
      numberColumn(heads.left[language], (row: PendingRow) => span(row.minutes_left, reader)),
      textColumn(
        heads.customer[language],
        (row: PendingRow) => row.customer_name ?? row.customer_id ?? noFigure
      ),
      textColumn(heads.reason[language], ({ category }: PendingRow) => category ?? noFigure),
      textColumn(heads.owner[language], (row: PendingRow) => row.complaint_owner ?? noFigure),
      numberColumn(heads.value[language], (row: PendingRow) =>
        row.trailing_net_amount === null ? noFigure : plain(Math.round(row.trailing_net_amount))
      )
    ],
    list.rows
  )
  return `${title}  ${words.build[language]} ${list.build}\n\n${table}`
}
