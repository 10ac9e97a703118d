import { defineMessages } from '#lib/i18n/messages.ts'

export const messages = defineMessages({
  title: { 'zh-CN': '{kpi}的明细 · {period} · {company}', en: 'Rows behind {kpi} · {period} · {company}' },
  'step.lines': { 'zh-CN': '订单明细', en: 'Order lines' },
  'step.counted': { 'zh-CN': '计入的行', en: 'Rows counted' },
  'step.customers': { 'zh-CN': '客户', en: 'Customers' },
  'step.events': { 'zh-CN': '记录', en: 'Records' },
  'step.orders': { 'zh-CN': '订单', en: 'Orders' },
  level: { 'zh-CN': '看什么', en: 'Show' },

  'headline.lines': {
    'zh-CN': '{kpi}{value}，来自{rows}行订单明细',
    en: '{kpi} {value}: {count, plural, one {{rows} order line} other {{rows} order lines}}'
  },
  'headline.customers': {
    'zh-CN': '{kpi}{value}，计入{rows}位客户',
    en: '{kpi} {value}: {count, plural, one {{rows} customer counted} other {{rows} customers counted}}'
  },
  'headline.orders': {
    'zh-CN': '{kpi}{value}，计入{rows}行',
    en: '{kpi} {value}: {count, plural, one {{rows} row counted} other {{rows} rows counted}}'
  },
  'headline.events': {
    'zh-CN': '{kpi}{value}，计入{rows}条记录',
    en: '{kpi} {value}: {count, plural, one {{rows} record counted} other {{rows} records counted}}'
  },
  'headline.found': {
    'zh-CN': '“{search}”：{rows}行，合计{sum}',
    en: '“{search}”: {count, plural, one {{rows} row} other {{rows} rows}}, {sum} in all'
  },
  'headline.found-rows': {
    'zh-CN': '“{search}”：{rows}行',
    en: '“{search}”: {count, plural, one {{rows} row} other {{rows} rows}}'
  },
  'headline.none': { 'zh-CN': '{period}没有行计入{kpi}', en: 'No rows count for {kpi} in {period}' },

  window: {
    'zh-CN': '{from}至{to}，{days}天。',
    en: '{from} to {to}, {days, plural, one {# day} other {# days}}.'
  },
  'window.trailing': {
    'zh-CN': '往回看{days}天，到{to}（自{from}）。',
    en: '{days, plural, one {The day} other {The # days}} to {to} (from {from}).'
  },
  definition: { 'zh-CN': '口径：{name}', en: 'Definition: {name}' },

  'agree.sum': {
    'zh-CN': '合计{sum}，就是这个数，一分不差。',
    en: 'They sum to {sum}: the figure, to the cent.'
  },
  'agree.ratio': {
    'zh-CN': '{numerator} ÷ {denominator} = {value}：就是这个数。',
    en: '{numerator} ÷ {denominator} = {value}: the figure.'
  },
  'agree.median': {
    'zh-CN': '{rows}个数里居中的一个：{value}。',
    en: 'The middle one of {rows} values: {value}.'
  },
  'agree.lines': {
    'zh-CN': '这些行的净额合计{sum}；{kpi}由其中的一部分算出，见',
    en: 'Their net amounts sum to {sum}; {kpi} is worked out from part of them, see'
  },
  'agree.lines-customers': {
    'zh-CN': '计入的客户在这段时间买的全部明细，净额合计{sum}；计数见',
    en: 'All that the counted customers bought in these days, {sum} net; for the count see'
  },
  'agree.counted': { 'zh-CN': '计入的行', en: 'the rows counted' },

  'section.lines': { 'zh-CN': '订单明细，{rows}行', en: 'Order lines, {rows}' },
  'section.customers': { 'zh-CN': '计入的客户，{rows}位', en: 'Customers counted, {rows}' },
  'section.orders': { 'zh-CN': '计入的订单与金额，{rows}行', en: 'Orders and amounts counted, {rows} rows' },
  'section.events': { 'zh-CN': '计入的记录，{rows}条', en: 'Records counted, {rows}' },
  'section.counted-lines': { 'zh-CN': '计入的行，{rows}行', en: 'Rows counted, {rows}' },
  hint: { 'zh-CN': '查找客户、产品、订单号、区域', en: 'Customer, product, order, region' },
  'hint.counted': { 'zh-CN': '查找客户、订单号', en: 'Customer or order' },

  day: { 'zh-CN': '日期', en: 'Day' },
  order: { 'zh-CN': '订单号', en: 'Order' },
  record: { 'zh-CN': '记录编号', en: 'Record' },
  customer: { 'zh-CN': '客户', en: 'Customer' },
  product: { 'zh-CN': '产品', en: 'Product' },
  region: { 'zh-CN': '区域', en: 'Region' },
  kind: { 'zh-CN': '类型', en: 'Kind' },
  'kind.sale': { 'zh-CN': '销售', en: 'Sale' },
  'kind.return': { 'zh-CN': '退货', en: 'Return' },
  'kind.adjustment': { 'zh-CN': '调整', en: 'Adjustment' },
  quantity: { 'zh-CN': '数量', en: 'Quantity' },
  price: { 'zh-CN': '单价', en: 'Price' },
  discount: { 'zh-CN': '折扣', en: 'Discount' },
  amount: { 'zh-CN': '净额', en: 'Net amount' },
  source: { 'zh-CN': '出处：文件与记录', en: 'Stands in: file, record' },
  'source.at': { 'zh-CN': '{file}第{record}条', en: '{file} #{record}' },
  numerator: { 'zh-CN': '分子', en: 'Numerator' },
  denominator: { 'zh-CN': '分母', en: 'Denominator' },
  'only-customer': { 'zh-CN': '只看客户{name}的明细', en: 'Only the lines of customer {name}' },
  'only-product': { 'zh-CN': '只看产品{name}的明细', en: 'Only the lines of product {name}' },
  'only-order': { 'zh-CN': '订单{name}的明细', en: 'Lines of order {name}' }
})
