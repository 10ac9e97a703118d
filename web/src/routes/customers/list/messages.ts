import { defineMessages } from '#lib/i18n/messages.ts'

export const messages = defineMessages({
  title: { 'zh-CN': '客户名单 · {month} · {company}', en: 'Customer list · {month} · {company}' },
  headline: {
    'zh-CN': '截至{day}，共{rows}位客户',
    en: '{count, plural, one {{rows} customer} other {{rows} customers}} as of {day}'
  },
  'headline.found': {
    'zh-CN': '“{search}”：{rows}位客户',
    en: '“{search}”: {count, plural, one {{rows} customer} other {{rows} customers}}'
  },
  sub: {
    'zh-CN': '等级、分层与生命周期以{classes}为准；订单和净销售额为{from}至{day}的12个月。',
    en: 'Classes as of {classes}; orders and net sales of the twelve months from {from} to {day}.'
  },
  'sub.month-end': { 'zh-CN': '{month}末', en: 'the end of {month}' },
  'sub.models': {
    'zh-CN': '活跃概率、预期价值和流失风险以数据截止日{day}为准。',
    en: 'P(alive), expected value and churn risk as of {day}, the last day of the data.'
  },
  filter: { 'zh-CN': '{name}：{value}', en: '{name}: {value}' },
  'filter.remove': { 'zh-CN': '去掉“{name}”', en: 'Remove “{name}”' },
  hint: { 'zh-CN': '查找客户、编号、负责人', en: 'Customer, id, owner' },
  section: { 'zh-CN': '客户，{rows}位', en: 'Customers, {rows}' },

  'only.scheme': { 'zh-CN': '分层方案', en: 'Scheme' },
  'only.segment': { 'zh-CN': '分层', en: 'Segment' },
  'only.r_score': { 'zh-CN': 'R分', en: 'R score' },
  'only.f_score': { 'zh-CN': 'F分', en: 'F score' },
  'only.from_segment': { 'zh-CN': '原分层', en: 'From segment' },
  'only.to_segment': { 'zh-CN': '现分层', en: 'To segment' },
  'only.from_month': { 'zh-CN': '自', en: 'From' },
  'only.to_month': { 'zh-CN': '至', en: 'To' },
  'only.stage': { 'zh-CN': '生命周期', en: 'Lifecycle' },
  'only.closing_stage': { 'zh-CN': '月末生命周期', en: 'Lifecycle at the end' },
  'only.cluster': { 'zh-CN': '聚类', en: 'Cluster' },
  'only.grade': { 'zh-CN': '评估等级', en: 'Grade' },
  'only.rule': { 'zh-CN': '流失规则', en: 'Churn rule' },
  'only.cohort': { 'zh-CN': '首购时间', en: 'First purchase' },
  'only.bought': { 'zh-CN': '买过', en: 'Bought in' },
  'only.not_bought': { 'zh-CN': '没有买', en: 'Did not buy in' },
  'only.classes': { 'zh-CN': '等级、分层与阶段截至', en: 'Classes at the end of' },
  'instead.bought': { 'zh-CN': '改看买过的', en: 'those who did' },
  'instead.not_bought': { 'zh-CN': '改看没有买的', en: 'those who did not' },

  customer: { 'zh-CN': '客户', en: 'Customer' },
  owner: { 'zh-CN': '负责人', en: 'Owner' },
  region: { 'zh-CN': '所在地区', en: 'Home region' },
  tier: { 'zh-CN': '等级', en: 'Tier' },
  segment: { 'zh-CN': '分层', en: 'Segment' },
  stage: { 'zh-CN': '生命周期', en: 'Lifecycle' },
  'p-alive': { 'zh-CN': '活跃概率', en: 'P(alive)' },
  'expected-value': { 'zh-CN': '预期价值', en: 'Expected' },
  'of-52-weeks': { 'zh-CN': '52周', en: '52 weeks' },
  risk: { 'zh-CN': '流失风险', en: 'Churn risk' },
  last: { 'zh-CN': '最近购买', en: 'Last purchase' },
  orders: { 'zh-CN': '订单', en: 'Orders' },
  'net-sales': { 'zh-CN': '净销售额', en: 'Net sales' },
  'of-12-months': { 'zh-CN': '12个月', en: '12 months' }
})
