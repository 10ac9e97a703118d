import { defineMessages } from '#lib/i18n/messages.ts'

export const messages = defineMessages({
  title: { 'zh-CN': '客户分群 · {company}', en: 'Clusters · {company}' },
  headline: {
    'zh-CN': '“{label}”的客户占{share}，带来{net}的净销售额',
    en: '“{label}”: {share} of the customers bring {net} of net sales'
  },
  'headline.nobody': { 'zh-CN': '筛选后没有客户', en: 'No customers under these filters' },
  sub: {
    'zh-CN':
      '截至{day}的12个月内买过的{customers}位客户，按最近、频次、金额聚成{count}群（轮廓系数{silhouette}）。',
    en: '{customers, plural, one {{customers} customer} other {{customers} customers}} of the 12 months to {day} in {count, plural, one {{count} group} other {{count} groups}} by recency, frequency and spend (silhouette {silhouette}).'
  },
  'warning.few-customers': {
    'zh-CN': '近12个月买过的客户不足100位，不聚类',
    en: 'Fewer than 100 customers bought in 12 months: too few to group'
  },
  'warning.what': {
    'zh-CN': '这么少的客户，逐个看更好。',
    en: 'So few are better looked at one by one.'
  },

  'table.title': {
    'zh-CN': '{count}群客户：人数与净销售额',
    en: '{count, plural, one {{count} group} other {{count} groups}}: customers and net sales'
  },
  'table.note': {
    'zh-CN': '典型值为几何平均，不随筛选变化',
    en: 'typical: geometric mean of the whole group, whatever the filters'
  },
  cluster: { 'zh-CN': '客户群', en: 'Group' },
  customers: { 'zh-CN': '客户', en: 'Customers' },
  share: { 'zh-CN': '占比', en: 'Share' },
  'net-sales': { 'zh-CN': '净销售额', en: 'Net sales' },
  total: { 'zh-CN': '合计', en: 'Total' },
  recency: { 'zh-CN': '典型未购买', en: 'Typically silent' },
  days: { 'zh-CN': '天', en: 'days' },
  frequency: { 'zh-CN': '典型订单', en: 'Typical orders' },
  money: { 'zh-CN': '典型金额', en: 'Typically spent' },

  'points.title': {
    'zh-CN': '频次与金额：“{label}”在右上方',
    en: 'Frequency and spend: “{label}” lies at the upper right'
  },
  'points.note': {
    'zh-CN': '抽取的{count}位客户，每点一位，大点为典型值；对数坐标',
    en: '{count} of the customers, one point each, the large one is typical; logarithmic'
  },
  'points.label': {
    'zh-CN': '{label}：每位客户的订单数与净销售额',
    en: '{label}: orders and net sales of each customer'
  },
  'points.orders': { 'zh-CN': '订单数', en: 'orders' },
  'points.money': { 'zh-CN': '净销售额', en: 'net sales' },
  'points.bought': {
    'zh-CN': '订单{count}笔',
    en: '{count, plural, one {{count} order} other {{count} orders}}'
  },
  'points.spent': { 'zh-CN': '净销售额{value}', en: 'net sales {value}' },
  'points.silent': {
    'zh-CN': '{count}天没有购买',
    en: 'silent for {count, plural, one {{count} day} other {{count} days}}'
  }
})
