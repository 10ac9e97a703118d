import { counted } from '../../pipeline/log.ts'
import type { Survival, SurvivalGroup, Text } from '../../queries/index.ts'
import { numberColumn, tableOf, textColumn } from '../format-table.ts'
import { noFigure, percent, plain } from './figures.ts'
import type { Reader } from './reader.ts'
import { words } from './words.ts'

const titles: Record<Survival['event'], Text> = {
  churn: {
    'zh-CN': '从首次购买到首次流失：尚未流失的比例',
    en: 'From the first purchase to the first churn: share not churned yet'
  },
  'next-purchase': {
    'zh-CN': '从首次购买到第二次购买：尚未再买的比例',
    en: 'From the first purchase to the second: share that has not bought again yet'
  }
}

const heads = {
  events: { 'zh-CN': '已发生', en: 'events' },
  censored: { 'zh-CN': '尚未发生', en: 'not yet' },
  median: { 'zh-CN': '中位天数', en: 'median days' }
} satisfies Record<string, Text>

/** Days at which the curves are read. */
const days = [30, 60, 90, 120, 180, 270, 365, 540, 730]

/** One row per group: its size, its median, and its curve at some days. */
export function survivalTable(survival: Survival, reader: Reader): string {
  const { language } = reader
  const { total, groups, event, build } = survival
  const last = Math.max(0, ...total.steps.map(({ time }) => time))
  const columns = [
    textColumn('', ({ key, label }: SurvivalGroup) =>
      key === 'total' ? words.total[language] : label || words.none[language]
    ),
    numberColumn(words.customers[language], ({ customers }: SurvivalGroup) => plain(customers)),
    numberColumn(heads.events[language], ({ events }: SurvivalGroup) => plain(events)),
    numberColumn(heads.censored[language], ({ censored }: SurvivalGroup) => plain(censored)),
    numberColumn(heads.median[language], ({ median_days }: SurvivalGroup) =>
      median_days === null ? noFigure : plain(median_days)
    ),
    ...days
      .filter((day) => day <= last)
      .map((day) =>
        numberColumn(String(day), ({ steps }: SurvivalGroup) =>
          percent(steps.findLast(({ time }) => time <= day)?.survival ?? 1)
        )
      )
  ]
  const notes = survivalNotes(survival, reader).map((note) => `${note}\n`)
  return `${titles[event][language]}  ${words.build[language]} ${build}\n\n${tableOf(columns, [...groups, total])}\n${notes.join('')}`
}

const usual = 0.05

/** The verdict of the test, which groups it leaves out, and of which days it is. */
export function survivalNotes(survival: Survival, { language }: Reader): string[] {
  const { log_rank, left_out, since, through, churn_window_days, event } = survival
  const chinese = language === 'zh-CN'
  const tested = () => {
    if (log_rank === null) return []
    const { statistic, degrees, p } = log_rank
    const figures = `χ² = ${statistic.toFixed(2)}, ${chinese ? '自由度' : 'df'} ${degrees}, p ${p < 0.001 ? '< 0.001' : `= ${p.toFixed(3)}`}`
    if (p < usual) return [chinese ? `各组有显著差异：${figures}` : `the groups differ: ${figures}`]
    return [
      chinese ? `各组之间没有显著差异：${figures}` : `no difference beyond what chance brings: ${figures}`
    ]
  }
  const others =
    left_out.groups === 0
      ? []
      : [
          chinese
            ? `另有 ${plain(left_out.groups)} 组（${plain(left_out.customers)} 位客户）未列出，也未检验`
            : `neither shown nor tested: ${counted(left_out.groups, 'further group')} (${counted(left_out.customers, 'customer')})`
        ]
  const churned = chinese
    ? `连续 ${churn_window_days} 天未购买即为流失`
    : `churned: ${counted(churn_window_days, 'day')} without a purchase`
  return [
    ...tested(),
    ...others,
    ...(event === 'churn' ? [churned] : []),
    chinese
      ? `数据 ${since} 至 ${through}；更早的老客户按其间首次购买算作新客户，时间偏短（左截断）`
      : `from ${since} to ${through}; older customers are taken for new ones at their first purchase in it, and their time comes out short (left truncation)`
  ]
}
