import { counted } from '../../pipeline/log.ts'
import type { Funnel, FunnelGroup, FunnelStage, Share, Text } from '../../queries/index.ts'
import { numberColumn, tableOf, textColumn } from '../format-table.ts'
import { figure, noFigure, percent, plain } from './figures.ts'
import type { Reader } from './reader.ts'
import { words } from './words.ts'

const heads = {
  stage: { 'zh-CN': '阶段', en: 'Stage' },
  entered: { 'zh-CN': '进入', en: 'Entered' },
  advanced: { 'zh-CN': '进到后面', en: 'Went on' },
  won: { 'zh-CN': '赢单', en: 'Won' },
  lost: { 'zh-CN': '输单', en: 'Lost' },
  open: { 'zh-CN': '还在此', en: 'Still there' },
  conversion: { 'zh-CN': '转化率', en: 'Conversion' },
  interval: { 'zh-CN': '95% 区间', en: '95% interval' },
  days: { 'zh-CN': '停留中位天数', en: 'Median days' },
  pipeline: { 'zh-CN': '进行中', en: 'Open' },
  amount: { 'zh-CN': '金额', en: 'Amount' },
  age: { 'zh-CN': '商机中位天龄', en: 'Median age' },
  group: { 'zh-CN': '分组', en: 'Group' },
  created: { 'zh-CN': '新建', en: 'Created' },
  winRate: { 'zh-CN': '赢单率', en: 'Win rate' },
  cycle: { 'zh-CN': '销售周期（天）', en: 'Cycle (days)' }
} satisfies Record<string, Text>

const share = ({ value }: Share): string => (value === null ? noFigure : percent(value))
const interval = ({ interval: ends }: Share): string =>
  ends === null ? noFigure : `${percent(ends.low)} … ${percent(ends.high)}`
const days = (value: number | null): string => figure(value, 'days')

/** One row per stage, then one per group, and all together. */
export function funnelTable(funnel: Funnel, notes: readonly string[], reader: Reader): string {
  const { language } = reader
  const { from, to, stages, groups, total, build } = funnel
  const title = language === 'zh-CN' ? `销售漏斗  ${from} – ${to}` : `Sales funnel  ${from} – ${to}`
  const parts = [
    ...(stages.length === 0 ? [] : [stagesTable(stages, reader)]),
    ...(stages.length === 0 ? [] : [groupsTable([...groups, total], reader)]),
    `${notes.map((note) => `${note}\n`).join('')}${words.build[language]} ${build}\n`
  ]
  return `${title}\n\n${parts.join('\n')}`
}

function stagesTable(stages: readonly FunnelStage[], { language }: Reader): string {
  return tableOf(
    [
      textColumn(heads.stage[language], ({ stage }: FunnelStage) => stage),
      numberColumn(heads.entered[language], (each: FunnelStage) => plain(each.entered)),
      numberColumn(heads.advanced[language], (each: FunnelStage) => plain(each.advanced)),
      numberColumn(heads.won[language], (each: FunnelStage) => plain(each.won)),
      numberColumn(heads.lost[language], (each: FunnelStage) => plain(each.lost + each.closed)),
      numberColumn(heads.open[language], (each: FunnelStage) => plain(each.open)),
      numberColumn(heads.conversion[language], (each: FunnelStage) => share(each.went_on)),
      numberColumn(heads.interval[language], (each: FunnelStage) => interval(each.went_on)),
      numberColumn(heads.days[language], (each: FunnelStage) => days(each.median_days)),
      numberColumn(heads.pipeline[language], ({ pipeline }: FunnelStage) => plain(pipeline.opportunities)),
      numberColumn(heads.amount[language], ({ pipeline }: FunnelStage) => figure(pipeline.amount, 'money')),
      numberColumn(heads.age[language], ({ pipeline }: FunnelStage) => days(pipeline.median_age_days))
    ],
    stages
  )
}

function groupsTable(groups: readonly FunnelGroup[], { language }: Reader): string {
  return tableOf(
    [
      textColumn(heads.group[language], ({ key, label }: FunnelGroup) =>
        key === 'total' && label === null ? words.total[language] : label || words.none[language]
      ),
      numberColumn(heads.created[language], (each: FunnelGroup) => plain(each.created)),
      numberColumn(heads.won[language], (each: FunnelGroup) => plain(each.won)),
      numberColumn(heads.lost[language], (each: FunnelGroup) => plain(each.lost)),
      numberColumn(heads.winRate[language], (each: FunnelGroup) => share(each.win_rate)),
      numberColumn(heads.interval[language], (each: FunnelGroup) => interval(each.win_rate)),
      numberColumn(heads.cycle[language], (each: FunnelGroup) => days(each.median_cycle_days)),
      numberColumn(heads.pipeline[language], (each: FunnelGroup) => plain(each.open)),
      numberColumn(heads.amount[language], (each: FunnelGroup) => figure(each.open_amount, 'money'))
    ],
    groups
  )
}

/** What the counts rest on. */
export function funnelNotes(funnel: Funnel, { language }: Reader): string[] {
  const chinese = language === 'zh-CN'
  const { total, skipped, went_back, undated, outside_stages, left_out, is_order_configured } = funnel
  if (total.created + total.open + total.won + total.lost === 0) return []
  const some = (count: number, zh: string, en: string) =>
    count === 0 ? [] : [chinese ? `${plain(count)} ${zh}` : `${en}: ${plain(count)}`]
  return [
    chinese
      ? `各阶段是这段时间新建的 ${plain(total.created)} 个商机；赢单率按这段时间关闭的商机`
      : `stages are of the ${counted(total.created, 'opportunity', 'opportunities')} created in this time, the win rate of those closed in it`,
    ...(is_order_configured
      ? []
      : [
          chinese
            ? '阶段的顺序取自数据里通常的先后；可在 clientele.yaml 的 funnel: stages: 里指定'
            : 'the order of the stages is the usual one in the data; funnel: stages: in clientele.yaml sets it'
        ]),
    ...some(skipped, '个商机跳过了阶段', 'opportunities that left out a stage'),
    ...some(went_back, '个商机退回过前面的阶段', 'opportunities that went back to an earlier stage'),
    ...some(undated, '个商机没有阶段记录，只知道现在的阶段', 'opportunities without a history of stages'),
    ...some(
      outside_stages,
      '个商机有未列入顺序的阶段',
      'opportunities that were in stages outside the order'
    ),
    ...some(left_out, '组未列出', 'further groups that are not shown')
  ]
}
