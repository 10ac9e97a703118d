import { kpis, sourcesOf, type KpiName, type Language, type Text } from '../../queries/index.ts'

/** What stands in the heads and margins of tables. */
export const words = {
  total: { 'zh-CN': '合计', en: 'Total' },
  none: { 'zh-CN': '（无）', en: '(none)' },
  member: { 'zh-CN': '名称', en: 'name' },
  key: { 'zh-CN': '编号', en: 'key' },
  change: { 'zh-CN': '变化', en: 'change' },
  changeRate: { 'zh-CN': '变化率', en: 'change %' },
  share: { 'zh-CN': '占比', en: 'share' },
  shareChange: { 'zh-CN': '占比变化', en: 'change of share' },
  contribution: { 'zh-CN': '贡献', en: 'contribution' },
  cumulativeShare: { 'zh-CN': '累计占比', en: 'cumulative' },
  abcClass: { 'zh-CN': 'ABC', en: 'ABC' },
  interval: { 'zh-CN': '95% 区间', en: '95% interval' },
  customers: { 'zh-CN': '客户数', en: 'customers' },
  n: { 'zh-CN': 'n', en: 'n' },
  build: { 'zh-CN': '构建', en: 'build' },
  points: { 'zh-CN': '点', en: 'pt' }
} satisfies Record<string, Text>

/** What the figure compared with is called in the head of its column. */
export const comparedWords = {
  previous: { 'zh-CN': '上期', en: 'previous' },
  'last-year': { 'zh-CN': '去年同期', en: 'last year' },
  'last-year-lunar': { 'zh-CN': '去年同期（农历）', en: 'last year (lunar)' },
  target: { 'zh-CN': '目标', en: 'target' },
  'trailing-mean': { 'zh-CN': '前十二个月均值', en: '12-month mean' },
  period: { 'zh-CN': '对比期', en: 'compared' }
} satisfies Record<string, Text>

export const kpiLabel = (name: KpiName, language: Language): string =>
  kpis.find((kpi) => kpi.name === name)?.label[language] ?? name

/** Whether the sample of a share is customers; of what happened with them it is answers, complaints or contacts. */
export const countsCustomers = (name: KpiName): boolean =>
  kpis.some((kpi) => kpi.name === name && sourcesOf(kpi).length === 0)

/** The label of a definition other than the KPI's own; null for its own. */
export function otherDefinition(name: KpiName, definition: string, language: Language): string | null {
  const alternatives = kpis.find((kpi) => kpi.name === name)?.alternatives ?? []
  return alternatives.find((alternative) => alternative.name === definition)?.label[language] ?? null
}
