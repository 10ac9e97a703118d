import { defineMessages } from '#lib/i18n/messages.ts'

export const messages = defineMessages({
  title: { 'zh-CN': '流失风险 · {company}', en: 'Churn risk · {company}' },
  headline: {
    'zh-CN': '{customers}位在购客户中，预计{leaving}位会在{days}天内流失，风险金额{value}',
    en: '{leaving} of {customers, plural, one {{customers} current customer} other {{customers} current customers}} {leaving, plural, one {is} other {are}} expected to leave within {days} days, with {value} at risk'
  },
  'headline.nobody': { 'zh-CN': '筛选后没有在购客户', en: 'No current customers under these filters' },
  sub: {
    'zh-CN':
      '以{day}为准：在购是最近{days}天内买过，流失是接下来{days}天不再购买；风险金额＝流失概率×未来一年价值。',
    en: 'As of {day}. Current: bought within {days} days; leaving: no purchase in the next {days}. At risk = probability × value of a year.'
  },
  'basis.trailing': {
    'zh-CN': '其中{count}位的年价值取近12个月净销售额，其余为模型预期。',
    en: 'The value of {count} is their net sales of 12 months, of the others it is foretold.'
  },
  filter: { 'zh-CN': '{name}：{value}', en: '{name}: {value}' },
  'filter.rule': { 'zh-CN': '规则', en: 'Rule' },
  'filter.remove': { 'zh-CN': '去掉“{name}”', en: 'Remove “{name}”' },

  'warning.few-customers': {
    'zh-CN': '买过的客户不足200位，还学不出流失规则',
    en: 'Fewer than 200 customers have bought: too few to learn from who left'
  },
  'warning.short-history': {
    'zh-CN': '销售历史太短，还学不出流失规则',
    en: 'The sales do not reach back far enough to learn from who left'
  },
  'warning.few-outcomes': {
    'zh-CN': '过去流失或留下的客户太少，还学不出流失规则',
    en: 'Too few customers left, or stayed, to learn from'
  },
  'warning.weak-ranking': {
    'zh-CN': '检验期的排序几乎与随机无异，名单仅供参考。',
    en: 'At later days the ranking was little better than chance.'
  },
  'warning.what': {
    'zh-CN': '至少需要约半年加两个流失窗口的销售数据。载入更早的销售后重新构建即可。',
    en: 'About half a year and two churn windows of sales are needed. Load earlier sales and build again.'
  },

  'rules.title': {
    'zh-CN': '{count}条规则中，{risky}条的客户在检验期流失过半',
    en: 'Under {risky} of {count} rules more than half of the customers left when tested'
  },
  'rules.note': {
    'zh-CN': '训练期{train}，检验期{test}；括号内为当时人数',
    en: 'learnt {train}, tested {test}; in brackets: customers then'
  },
  rule: { 'zh-CN': '规则', en: 'Rule' },
  customers: { 'zh-CN': '现有客户', en: 'Customers' },
  probability: { 'zh-CN': '流失概率', en: 'Risk' },
  train: { 'zh-CN': '训练期流失', en: 'Left, learnt' },
  test: { 'zh-CN': '检验期流失', en: 'Left, tested' },
  'at-risk': { 'zh-CN': '风险金额', en: 'At risk' },
  'rule.call': { 'zh-CN': '只看适用这条规则的客户：{rule}', en: 'Only customers under this rule: {rule}' },
  'rule.list': {
    'zh-CN': '{count}位客户的名单：{rule}',
    en: '{count, plural, one {{count} customer} other {{count} customers}}, as a list: {rule}'
  },

  'gains.title': {
    'zh-CN': '先联系风险最高的{top}，能找到{recall}的流失客户',
    en: 'Calling the riskiest {top} first finds {recall} of those who leave'
  },
  'gains.note': {
    'zh-CN': '检验期流失{precision}，平均{base}的{lift}倍',
    en: '{precision} of them left, {lift} times the {base} of all'
  },
  'gains.label': {
    'zh-CN': '按风险从高到低联系客户，能找到多少流失客户的曲线',
    en: 'Curve of those who left, found by going through the customers from the highest risk'
  },
  'gains.axis': { 'zh-CN': '客户，按风险从高到低（%）', en: 'customers, highest risk first (%)' },
  'gains.share-axis': { 'zh-CN': '找到的流失客户（%）', en: 'of those who left (%)' },
  'gains.even': { 'zh-CN': '随机', en: 'at random' },
  'gains.customers': { 'zh-CN': '风险最高的{share}客户', en: 'The riskiest {share} of the customers' },
  'gains.left': { 'zh-CN': '含{share}的流失客户', en: '{share} of those who left' },

  'calibration.title': {
    'zh-CN': '检验期实际流失{actual}，规则预计{predicted}',
    en: 'When tested {actual} left; the rules expected {predicted}'
  },
  'calibration.note': { 'zh-CN': '每点一条规则；曲线下面积{auc}', en: 'a point is a rule; AUC {auc}' },
  'calibration.label': {
    'zh-CN': '各规则预计流失与检验期实际流失的对照',
    en: 'Expected against actual share of those who left, per rule'
  },
  'calibration.axis': { 'zh-CN': '预计流失（%）', en: 'expected to leave (%)' },
  'calibration.share-axis': { 'zh-CN': '实际流失（%）', en: 'left (%)' },
  'calibration.even': { 'zh-CN': '完全一致', en: 'as expected' },
  'calibration.expected': { 'zh-CN': '预计{share}', en: 'expected {share}' },
  'calibration.actual': { 'zh-CN': '实际{share}，{count}位', en: 'left {share}, of {count}' },

  'list.title': {
    'zh-CN': '先联系谁：{count}位客户，风险金额{value}',
    en: 'Whom to call: {count, plural, one {{count} customer} other {{count} customers}}, {value} at risk'
  },
  hint: { 'zh-CN': '查找客户、编号、负责人', en: 'Customer, id, owner' },
  customer: { 'zh-CN': '客户', en: 'Customer' },
  owner: { 'zh-CN': '负责人', en: 'Owner' },
  tier: { 'zh-CN': '等级', en: 'Tier' },
  silent: { 'zh-CN': '未购买', en: 'Silent' },
  gap: { 'zh-CN': '平常间隔', en: 'Usual gap' },
  days: { 'zh-CN': '天', en: 'days' },
  worth: { 'zh-CN': '年价值', en: 'Yearly value' },
  reason: { 'zh-CN': '为什么', en: 'Why' }
})
