import { defineMessages } from '#lib/i18n/messages.ts'

export const messages = defineMessages({
  title: { 'zh-CN': '{kpi}为什么变 · {period} · {company}', en: 'Why {kpi} changed · {period} · {company}' },
  'step.all': { 'zh-CN': '全部变化', en: 'All changes' },
  bars: { 'zh-CN': '桥图的各条', en: 'Bars of the bridge' },
  'bars.all': { 'zh-CN': '合计', en: 'All' },

  'base.previous': { 'zh-CN': '上月', en: 'a month before' },
  'base.last-year': { 'zh-CN': '去年同月', en: 'a year before' },
  'base.last-year-lunar': {
    'zh-CN': '去年同期（按春节对齐）',
    en: 'a year before, aligned by the Spring Festival'
  },
  'base.period': { 'zh-CN': '{period}', en: 'in {period}' },

  'sold.new': {
    'zh-CN': '{members}位新客户买了{amount}',
    en: '{count, plural, one {{members} new customer} other {{members} new customers}} bought {amount}'
  },
  'sold.reactivated': {
    'zh-CN': '{members}位流失过的客户又买了{amount}',
    en: '{count, plural, one {{members} churned customer} other {{members} churned customers}} came back and bought {amount}'
  },
  'sold.returned': {
    'zh-CN': '{members}位{base}没买的老客户买了{amount}',
    en: '{count, plural, one {{members} customer} other {{members} customers}} who had bought nothing {base} bought {amount}'
  },
  'sold.expanded': {
    'zh-CN': '{members}位客户比{base}多买{amount}',
    en: '{count, plural, one {{members} customer} other {{members} customers}} bought {amount} more than {base}'
  },
  'sold.contracted': {
    'zh-CN': '{members}位客户比{base}少买{amount}',
    en: '{count, plural, one {{members} customer} other {{members} customers}} bought {amount} less than {base}'
  },
  'sold.paused': {
    'zh-CN': '{members}位客户这次没买，比{base}少{amount}',
    en: '{count, plural, one {{members} customer} other {{members} customers}} skipped this time: {amount} less than {base}'
  },
  'sold.churned': {
    'zh-CN': '{members}位客户流失，比{base}少{amount}',
    en: '{count, plural, one {{members} customer} other {{members} customers}} churned: {amount} less than {base}'
  },
  'headline.bar': {
    'zh-CN': '{effect}：{members}，{kpi}比{base}{change}',
    en: '{effect}: {members}, {kpi} {change} against {base}'
  },
  'headline.bar-alone': {
    'zh-CN': '{effect}：{kpi}比{base}{change}',
    en: '{effect}: {kpi} {change} against {base}'
  },
  'headline.member': {
    'zh-CN': '{member}：{kpi}比{base}{change}',
    en: '{member}: {kpi} {change} against {base}'
  },
  'headline.all': {
    'zh-CN': '{kpi}从{previous}到{value}，{change}',
    en: '{kpi} from {previous} to {value}: {change}'
  },
  'headline.first': { 'zh-CN': '，{member}占{share}', en: ', {member} {share} of it' },
  'headline.nothing': { 'zh-CN': '{effect}：{period}没有', en: '{effect}: none in {period}' },
  'headline.unknown': { 'zh-CN': '{kpi}没有可比的两个数', en: '{kpi} has no two figures to compare' },
  'members.customer': {
    'zh-CN': '{members}位客户',
    en: '{count, plural, one {{members} customer} other {{members} customers}}'
  },
  'members.product': {
    'zh-CN': '{members}个产品',
    en: '{count, plural, one {{members} product} other {{members} products}}'
  },
  'members.other': {
    'zh-CN': '{members}项',
    en: '{count, plural, one {{members} member} other {{members} members}}'
  },

  periods: {
    'zh-CN': '{from}至{to}，对比{earlier}至{later}。',
    en: '{from} to {to} against {earlier} to {later}.'
  },
  'agree.bar': {
    'zh-CN': '{members}合计{sum}，就是桥图上的这一条，一分不差。',
    en: '{members} {count, plural, one {comes} other {sum}} to {sum}: the bar, to the cent.'
  },
  'agree.all': {
    'zh-CN': '{members}合计{sum}，就是全部变化，一分不差。',
    en: '{members} {count, plural, one {comes} other {sum}} to {sum}: the whole change, to the cent.'
  },
  'agree.found': {
    'zh-CN': '“{search}”：{members}，合计{sum}。',
    en: '“{search}”: {members}, {sum} in all.'
  },
  hint: { 'zh-CN': '查找{what}', en: 'Search: {what}' },
  'agree.points': {
    'zh-CN': '{members}合计{sum}个百分点，就是全部。',
    en: '{members} sum to {sum} points: all of it.'
  },
  'stands-in': {
    'zh-CN': '{compare}没有客户和产品可比，这里与去年同月比。',
    en: '{compare} has no customers or products of its own; this is against last year.'
  },
  none: { 'zh-CN': '（无）', en: '(none)' },

  section: { 'zh-CN': '{effect}：{members}', en: '{effect}: {members}' },
  'section.ranked': {
    'zh-CN': '{effect}：{members}，按变化大小排列',
    en: '{effect}: {members}, largest change first'
  },
  'head.change': { 'zh-CN': '变化', en: 'Change' },
  'head.effect': { 'zh-CN': '去向', en: 'Effect' },
  'head.share': { 'zh-CN': '占比', en: 'Share' },
  'head.cumulative': { 'zh-CN': '累计', en: 'Cumulative' },
  'head.lines': { 'zh-CN': '订单明细', en: 'Order lines' },
  'head.weight': { 'zh-CN': '权重', en: 'Weight' },
  'head.points': { 'zh-CN': '点', en: 'pt' },
  'link.lines': { 'zh-CN': '{member}：{period}的订单明细', en: '{member}: order lines of {period}' },
  'link.members': { 'zh-CN': '{member}的客户', en: 'Customers of {member}' },
  'link.composition': { 'zh-CN': '{member}的构成', en: 'What {member} is made of' },
  'link.short-composition': { 'zh-CN': '构成', en: 'Composition' }
})
