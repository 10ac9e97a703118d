import { defineMessages } from '#lib/i18n/messages.ts'

/** What the retention page says. */
export const messages = defineMessages({
  title: { 'zh-CN': '留存与流失 · {company}', en: 'Retention and churn · {company}' },
  'headline.both': {
    'zh-CN':
      '{measure, select, value {按首期净额，} other {}}新客户中有{next}在{by, select, quarter {下一季} other {下个月}}再次购买，{ever}之后回来过',
    en: '{measure, select, value {By first sales, } other {}}{next} of new customers buy again in the next {by, select, quarter {quarter} other {month}}, {ever} then or later'
  },
  'headline.none': {
    'zh-CN': '还看不出新客户是否回来',
    en: 'Too early to say whether new customers come back'
  },
  'sub.latest': {
    'zh-CN':
      '最近可比的一批是{cohort}的<b>{size}</b>位，回来的占<b>{share}</b>；{cohorts}批按{measure, select, value {金额} other {人数}}加权平均为{mean}。',
    en: 'The latest cohort that can be compared, <b>{size}</b> of {cohort}: <b>{share}</b> came back; the mean of {cohorts, plural, one {{cohorts} cohort} other {{cohorts} cohorts}}, weighted by {measure, select, value {first sales} other {size}}, is {mean}.'
  },

  'switch.by': { 'zh-CN': '分批', en: 'Cohorts' },
  'by.month': { 'zh-CN': '按月', en: 'By month' },
  'by.quarter': { 'zh-CN': '按季', en: 'By quarter' },
  'switch.measure': { 'zh-CN': '比例', en: 'Share of' },
  'measure.customers': { 'zh-CN': '客户', en: 'Customers' },
  'measure.value': { 'zh-CN': '金额', en: 'Value' },
  'switch.side': { 'zh-CN': '算法', en: 'Bought' },
  'side.on': { 'zh-CN': '当期购买', en: 'In the period' },
  'side.on-or-after': { 'zh-CN': '当期或以后购买', en: 'In it or later' },

  'triangle.title': {
    'zh-CN': '各批新客户以后的留存：{by, select, quarter {下一季} other {下个月}}平均{share}',
    en: 'Cohorts by first purchase: {share} on average in the next {by, select, quarter {quarter} other {month}}'
  },
  'triangle.table': { 'zh-CN': '留存表', en: 'Table of cohorts' },
  'triangle.plain': { 'zh-CN': '各批新客户以后的留存', en: 'Cohorts by first purchase' },
  'triangle.note': {
    'zh-CN': '%；首购后第几{by, select, quarter {季} other {个月}}；灰字：期间未完；点一格看这批客户',
    en: '%, by {by, select, quarter {quarters} other {months}} since the first; grey: not over yet; a cell leads to its customers'
  },
  'column.cohort': { 'zh-CN': '首次购买', en: 'First bought' },
  'column.customers': { 'zh-CN': '客户', en: 'Customers' },
  'column.value': { 'zh-CN': '首期净额{unit}', en: 'First sales {unit}' },
  average: { 'zh-CN': '加权平均', en: 'Weighted mean' },
  'cell.customers': {
    'zh-CN': '{period}：{part} ÷ {whole}位客户',
    en: '{period}: {part} of {whole, plural, one {{whole} customer} other {{whole} customers}}'
  },
  'cell.value': {
    'zh-CN': '{period}：回来的客户首期购买{part}，全批{whole}',
    en: '{period}: those who came back had bought for {part} at first, all for {whole}'
  },
  'cell.sales': { 'zh-CN': '这批客户该期净销售额', en: 'Net sales of the cohort in it' },
  'cell.open': { 'zh-CN': '期间未完', en: 'Not over yet' },
  'cell.share': { 'zh-CN': '占这批', en: 'Share of the cohort' },
  older: {
    'zh-CN': '更早的{count}批未列出，也不在平均内。',
    en: '{count, plural, one {{count} older cohort is} other {{count} older cohorts are}} left out, of the mean too.'
  },

  'curve.title': {
    'zh-CN':
      '{index}{by, select, quarter {季} other {个月}}后平均还有{share}{measure, select, value {（按首期净额）} other {}}购买',
    en: 'After {index} {by, select, quarter {quarters} other {months}} {share} {measure, select, value {(by first sales) } other {}}still buy'
  },
  'curve.plain': { 'zh-CN': '留存曲线', en: 'Retention curve' },
  'curve.axis': {
    'zh-CN': '首次购买后第几{by, select, quarter {季} other {个月}}',
    en: '{by, select, quarter {Quarters} other {Months}} since the first purchase'
  },
  'curve.on': { 'zh-CN': '当期', en: 'In it' },
  'curve.after': { 'zh-CN': '当期或以后', en: 'In it or later' },
  'curve.point': {
    'zh-CN': '第{index}{by, select, quarter {季} other {个月}}（{cohorts}批）',
    en: '{by, select, quarter {Quarter} other {Month}} {index} ({cohorts, plural, one {{cohorts} cohort} other {{cohorts} cohorts}})'
  },
  'curve.line': { 'zh-CN': '{name}：{share}', en: '{name}: {share}' },

  'churn.title': {
    'zh-CN': '流失率{rate}；{month}被判流失的{back}后来又买了',
    en: 'Churn {rate}; of those called churned in {month}, {back} have bought again'
  },
  'churn.plain': { 'zh-CN': '流失率{rate}', en: 'Churn {rate}' },
  'churn.head': {
    'zh-CN': '连续W天没有购买即流失',
    en: 'Churned after W days without a purchase'
  },
  'churn.days': { 'zh-CN': '{days}天', en: '{days, plural, one {{days} day} other {{days} days}}' },
  'churn.configured-window': { 'zh-CN': '现用W', en: 'W in use' },
  'churn.proposed-window': { 'zh-CN': '数据建议的W', en: 'W proposed' },
  'churn.rate': { 'zh-CN': '流失率 %', en: 'Churn %' },
  'churn.churned': { 'zh-CN': '流失客户', en: 'Churned' },
  'churn.base': { 'zh-CN': '基数', en: 'Base' },
  'churn.back': { 'zh-CN': '{month}误判 %', en: 'Wrong in {month} %' },
  'churn.note': {
    'zh-CN':
      '误判：当时判为流失、后来又购买的比例；越近的月份，客户回来的时间越短。建议的W：九成购买间隔不超过它。',
    en: 'Wrong: called churned then, and have bought again since; the later the month, the less time they have had. The proposed W: nine of ten gaps between purchases are not longer.'
  },

  'survival.differ.churn': {
    'zh-CN': '各{group}的流失快慢不同',
    en: 'How soon customers churn differs by {group}'
  },
  'survival.same.churn': {
    'zh-CN': '各{group}的流失快慢没有显著差别',
    en: 'How soon customers churn does not differ by {group}'
  },
  'survival.differ.next-purchase': {
    'zh-CN': '各{group}再次购买的快慢不同',
    en: 'How soon customers buy again differs by {group}'
  },
  'survival.same.next-purchase': {
    'zh-CN': '各{group}再次购买的快慢没有显著差别',
    en: 'How soon customers buy again does not differ by {group}'
  },
  'survival.plain': { 'zh-CN': '按{group}的生存曲线', en: 'Survival by {group}' },
  'survival.axis': { 'zh-CN': '首次购买后的天数', en: 'Days since the first purchase' },
  'survival.note.churn': {
    'zh-CN': '首次购买后仍未流失的 %（生存分析）',
    en: '% not churned since the first purchase (Kaplan–Meier)'
  },
  'survival.note.next-purchase': {
    'zh-CN': '首次购买后还没有再买的 %（生存分析）',
    en: '% that have not bought again since the first (Kaplan–Meier)'
  },
  'survival.event': { 'zh-CN': '事件', en: 'Event' },
  'event.churn': { 'zh-CN': '流失', en: 'Churn' },
  'event.next-purchase': { 'zh-CN': '再次购买', en: 'Next purchase' },
  'survival.group': { 'zh-CN': '分组', en: 'By' },
  'survival.customers': { 'zh-CN': '客户', en: 'Cust.' },
  'survival.events': { 'zh-CN': '已发生', en: 'Events' },
  'survival.median': { 'zh-CN': '中位数', en: 'Median' },
  'survival.all': { 'zh-CN': '全部', en: 'All' },
  'survival.none': { 'zh-CN': '（无）', en: '(none)' },
  'survival.test': {
    'zh-CN': '对数秩检验：χ² = {statistic}，自由度{degrees}，p {p}。期末未发生的按删失计。',
    en: 'Log-rank test: χ² = {statistic}, df {degrees}, p {p}. Whoever had no event by the end is censored.'
  },
  'survival.untested': { 'zh-CN': '只有一组，无从比较。', en: 'One group only: nothing to compare.' },
  'survival.early': {
    'zh-CN': '已发生的太少，无从比较。',
    en: 'Too few events to compare the groups.'
  },
  'survival.left': {
    'zh-CN': '另有{groups}组（{customers}位）未列出。',
    en: '{groups, plural, one {{groups} further group} other {{groups} further groups}} ({customers, plural, one {{customers} customer} other {{customers} customers}}) {groups, plural, one {is} other {are}} not shown.'
  },
  'survival.truncated': {
    'zh-CN': '首次购买指{month}数据开始以来的首次：更早的老客户此时才被当作新客户，时间偏短（左截断）。',
    en: 'First means first since the data begin in {month}: older customers are taken for new ones then, and their time comes out short (left truncation).'
  },
  'survival.day': { 'zh-CN': '第{day}天', en: 'Day {day}' },
  'survival.empty': { 'zh-CN': '还没有可看的客户。', en: 'No customers to look at yet.' },

  'lifecycle.up': {
    'zh-CN': '{month}来了{came}位、走了{went}位，活跃客户增加{change}位',
    en: '{came} came and {went} left in {month}: {change, plural, one {{change} more customer} other {{change} more customers}}'
  },
  'lifecycle.down': {
    'zh-CN': '{month}来了{came}位、走了{went}位，活跃客户减少{change}位',
    en: '{came} came and {went} left in {month}: {change, plural, one {{change} fewer customer} other {{change} fewer customers}}'
  },
  'lifecycle.even': {
    'zh-CN': '{month}来了{came}位、走了{went}位，活跃客户不变',
    en: '{came} came and {went} left in {month}: as many customers as before'
  },
  'lifecycle.note': {
    'zh-CN': '各月末的客户数；期初 + 来 − 走 = 期末',
    en: 'Customers at the end of each month; opening + came − left = closing'
  },
  'lifecycle.table': { 'zh-CN': '生命周期表', en: 'Table of stages' },
  'lifecycle.month': { 'zh-CN': '月末', en: 'End of' },
  'lifecycle.base': { 'zh-CN': '期末', en: 'Closing' },
  'lifecycle.opening': { 'zh-CN': '期初', en: 'Opening' },
  'lifecycle.new': { 'zh-CN': '首次购买', en: 'First bought' },
  'lifecycle.back': { 'zh-CN': '召回', en: 'Won back' },
  'lifecycle.gone': { 'zh-CN': '流失', en: 'Churned' },
  'lifecycle.flows': { 'zh-CN': '走 ← → 来', en: 'left ← → came' },
  'lifecycle.buyers': {
    'zh-CN': '按{dimensions}筛选：只算近12个月内买过所选的客户，阶段仍按他们的全部购买。',
    en: 'Filtered by {dimensions}: customers who bought of it in the last 12 months, in their stages by all purchases.'
  },
  'lifecycle.rules': { 'zh-CN': '各阶段的规则', en: 'What the stages mean' },
  'lifecycle.rule': { 'zh-CN': '{stage}：{rule}。', en: '{stage}: {rule}.' },
  'lifecycle.open': { 'zh-CN': '数据到{day}', en: 'to {day}' },

  'empty.title': { 'zh-CN': '{period}没有数据', en: 'No data for {period}' },
  'empty.latest': { 'zh-CN': '看{month}', en: 'Show {month}' },
  'empty.cohorts': {
    'zh-CN': '所选范围内没有客户购买过。',
    en: 'No customer in the selection has bought yet.'
  }
})
