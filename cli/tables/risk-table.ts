import { counted } from '../../pipeline/log.ts'
import type { CallList, CallRow, RiskOverview, RiskRule, Text } from '../../queries/index.ts'
import { numberColumn, tableOf, textColumn } from '../format-table.ts'
import { noFigure, percent, plain } from './figures.ts'
import type { Reader } from './reader.ts'
import { words } from './words.ts'

const heads = {
  risk: { 'zh-CN': '流失概率', en: 'Risk' },
  customers: { 'zh-CN': '客户数', en: 'Customers' },
  learnt: { 'zh-CN': '训练期流失', en: 'Learnt' },
  tested: { 'zh-CN': '检验期流失', en: 'Tested' },
  stake: { 'zh-CN': '风险金额', en: 'At risk' },
  rule: { 'zh-CN': '规则', en: 'Rule' },
  customer: { 'zh-CN': '客户', en: 'Customer' },
  owner: { 'zh-CN': '负责人', en: 'Owner' },
  silent: { 'zh-CN': '未购买天数', en: 'Silent days' },
  worth: { 'zh-CN': '年价值', en: 'Yearly value' }
} satisfies Record<string, Text>

const warnings: Readonly<Record<string, Text>> = {
  'few-customers': {
    'zh-CN': '客户太少，无法学习流失规则',
    en: 'too few customers to learn from who left'
  },
  'short-history': {
    'zh-CN': '历史太短，无法学习流失规则',
    en: 'too short a history to learn from who left'
  },
  'few-outcomes': {
    'zh-CN': '流失或留存的客户太少，无法学习流失规则',
    en: 'too few customers left, or stayed, to learn from'
  },
  'weak-ranking': {
    'zh-CN': '检验期的排序几乎与随机无异，名单仅供参考',
    en: 'at later days the ranking was little better than chance'
  }
}

/** The rules of the tree with how they did, then whom to call first. */
export function riskTable(overview: RiskOverview, list: CallList, reader: Reader): string {
  const { language } = reader
  const title =
    language === 'zh-CN'
      ? `流失风险（截至${overview.as_of}，${overview.churn_window_days}天内不再购买）`
      : `Churn risk as of ${overview.as_of}: no purchase in the next ${counted(overview.churn_window_days, 'day')}`
  const notes = riskNotes(overview, reader).map((note) => `${note}\n`)
  const parts = [
    ...(overview.rules.length > 0 ? [rulesTable(overview.rules, reader)] : []),
    ...(list.rows.length > 0 ? [callTable(list.rows, reader)] : []),
    `${notes.join('')}${words.build[language]} ${overview.build}\n`
  ]
  return `${title}\n\n${parts.join('\n')}`
}

function rulesTable(rules: readonly RiskRule[], { language }: Reader): string {
  const share = (value: number | null) => (value === null ? noFigure : percent(value))
  return tableOf(
    [
      numberColumn(heads.risk[language], (rule: RiskRule) => percent(rule.probability)),
      numberColumn(heads.learnt[language], ({ train }: RiskRule) => share(train.share)),
      numberColumn(heads.tested[language], ({ test }: RiskRule) => share(test.share)),
      numberColumn(heads.customers[language], ({ customers }: RiskRule) => plain(customers)),
      numberColumn(heads.stake[language], (rule: RiskRule) => plain(Math.round(rule.value_at_risk))),
      textColumn(heads.rule[language], ({ label }: RiskRule) => label)
    ],
    rules
  )
}

function callTable(rows: readonly CallRow[], { language }: Reader): string {
  return tableOf(
    [
      textColumn(heads.customer[language], (row: CallRow) => row.customer_name ?? row.customer_id),
      textColumn(heads.owner[language], ({ owner }: CallRow) => owner ?? noFigure),
      numberColumn(heads.silent[language], (row: CallRow) => plain(row.recency_days)),
      numberColumn(heads.risk[language], (row: CallRow) => percent(row.churn_probability)),
      numberColumn(heads.worth[language], (row: CallRow) => plain(Math.round(row.yearly_value))),
      numberColumn(heads.stake[language], (row: CallRow) => plain(Math.round(row.value_at_risk)))
    ],
    rows
  )
}

/** How good the rules are, where the values come from, and what speaks against them. */
export function riskNotes({ quality, warning, ...all }: RiskOverview, { language }: Reader): string[] {
  const isChinese = language === 'zh-CN'
  const known = warning === null ? undefined : warnings[warning]
  const notes = warning === null ? [] : [known?.[language] ?? warning]
  if (quality === null) return notes
  const { precision, lift, auc, top_share } = quality
  if (precision !== null && lift !== null && auc !== null) {
    notes.push(
      isChinese
        ? `风险最高的${percent(top_share)}客户：检验期流失${percent(precision)}，是平均水平的${lift.toFixed(1)}倍；AUC ${auc.toFixed(3)}`
        : `of the ${percent(top_share)} with the highest risk ${percent(precision)} left at the later days, ${lift.toFixed(1)} times the average; AUC ${auc.toFixed(3)}`
    )
  }
  const trailing = all.customers - all.valued_by_model
  if (trailing > 0) {
    notes.push(
      isChinese
        ? `${plain(trailing)}位客户的年价值取近12个月净销售额，其余为模型预期`
        : `of ${counted(trailing, 'customer')} the yearly value is the net sales of the last 12 months, of the others it is foretold`
    )
  }
  return notes
}
