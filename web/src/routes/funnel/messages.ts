import { defineMessages } from '#lib/i18n/messages.ts'

export const messages = defineMessages({
  title: { 'zh-CN': '销售漏斗 · {company}', en: 'Sales funnel · {company}' },
  headline: {
    'zh-CN': '12个月里关闭{closed}个商机，赢单率{rate}，从创建到赢单一般{days}天',
    en: '{closed} opportunities closed in 12 months: {rate} won, after {days} days as a rule'
  },
  'headline.none': { 'zh-CN': '12个月里没有关闭的商机', en: 'No opportunity was closed in these 12 months' },
  'headline.nothing': { 'zh-CN': '没有符合条件的商机', en: 'No opportunities of this kind' },
  sub: {
    'zh-CN': '{from}至{to}；赢单率的95%区间{interval}。还有{open}个进行中，已知金额{amount}（按最新记录）。',
    en: '{from} to {to}; 95% interval of the win rate {interval}. {open} are still open, with {amount} known, as last recorded.'
  },
  'sub.nothing': {
    'zh-CN': '到{to}为止没有这样的商机。',
    en: 'There are no such opportunities up to {to}.'
  },
  range: { 'zh-CN': '{low}–{high}', en: '{low}–{high}' },
  'absent.title': { 'zh-CN': '还没有商机数据', en: 'No opportunities loaded yet' },
  'absent.what': {
    'zh-CN':
      '在clientele.yaml里加上sources.opportunities（商机编号、创建时间、阶段、金额、结果）和sources.opportunity_stages（商机编号、阶段、进入时间），再重新构建。',
    en: 'Add sources.opportunities (id, creation, stage, amount, outcome) and sources.opportunity_stages (id, stage, time of entering) to clientele.yaml and build again.'
  },
  'absent.month': { 'zh-CN': '这个月没有数据', en: 'There are no data for this month' },

  'stages.title': {
    'zh-CN': '从“{stage}”走下去的最少：{share}',
    en: 'Fewest go on from “{stage}”: {share}'
  },
  'stages.plain': { 'zh-CN': '各阶段的转化', en: 'From stage to stage' },
  'stages.note': {
    'zh-CN': '12个月里新建的{count}个商机',
    en: '{count} created in the 12 months'
  },
  'key.on': { 'zh-CN': '走下去或赢单', en: 'went on, or won' },
  'key.open': { 'zh-CN': '还在此', en: 'still there' },
  'key.lost': { 'zh-CN': '输单', en: 'lost' },
  stage: { 'zh-CN': '阶段', en: 'Stage' },
  entered: { 'zh-CN': '进入', en: 'Entered' },
  went: { 'zh-CN': '走下去', en: 'Went on' },
  won: { 'zh-CN': '赢单', en: 'Won' },
  lost: { 'zh-CN': '输单', en: 'Lost' },
  'still-there': { 'zh-CN': '还在此', en: 'There' },
  conversion: { 'zh-CN': '转化率', en: 'Conversion' },
  interval: { 'zh-CN': '95%区间', en: '95% interval' },
  days: { 'zh-CN': '停留天数', en: 'Days there' },
  'days.note': { 'zh-CN': '中位数', en: 'median' },
  'bar.label': {
    'zh-CN': '{advanced}个进到后面，{won}个赢单，{lost}个输单，{open}个还在此',
    en: '{advanced} went on, {won} won, {lost} lost, {open} still there'
  },
  'said.amounts': {
    'zh-CN': '金额都按最新记录，以前的没有留存。',
    en: 'All amounts are as last recorded: earlier ones are not kept.'
  },
  'said.order': {
    'zh-CN': '阶段的顺序取自数据里通常的先后，可在clientele.yaml里指定。',
    en: 'The order of the stages is the usual one in the data; clientele.yaml can set another.'
  },
  'said.days': {
    'zh-CN': '停留天数把还没离开的也算在内。',
    en: 'Days there count those that have not left yet, too.'
  },
  'said.skipped': {
    'zh-CN': '{skipped}个跳过了阶段，{back}个退回过前面的阶段。',
    en: '{skipped} left out a stage, {back} went back to an earlier one.'
  },
  'said.undated': {
    'zh-CN': '{count}个没有阶段记录，只计现在的阶段；载入sources.opportunity_stages后才知道停留天数。',
    en: '{count} have no history and count in their present stage only: sources.opportunity_stages tells how long they stay.'
  },
  'said.outside': {
    'zh-CN': '{count}个有过未列入顺序的阶段。',
    en: '{count} were in stages outside the order.'
  },

  'open.title': { 'zh-CN': '进行中{count}个，已知金额{amount}', en: '{count} open, {amount} of them known' },
  'open.note': {
    'zh-CN': '{to}的情形，不论何时创建',
    en: 'as of {to}, whenever created'
  },
  opportunities: { 'zh-CN': '商机', en: 'Open' },
  amount: { 'zh-CN': '金额', en: 'Amount' },
  'no-amount': { 'zh-CN': '无金额', en: 'no amount' },
  age: { 'zh-CN': '创建以来', en: 'Age' },
  oldest: { 'zh-CN': '最久', en: 'Oldest' },
  'in-stage': { 'zh-CN': '到此以来', en: 'In stage' },
  'days.unit': { 'zh-CN': '天', en: 'days' },

  'groups.title': {
    'zh-CN': '{high}赢单率最高，{share}；{low}最低，{least}',
    en: '{high} wins most, {share}; {low} least, {least}'
  },
  'groups.chance': {
    'zh-CN': '各组赢单率的差别，可能只是偶然',
    en: 'Differences between the groups’ win rates may be chance'
  },
  'groups.more': { 'zh-CN': '另有{more}组未列出。', en: '{more} further groups are not shown.' },
  'groups.plain': { 'zh-CN': '各组的赢单率', en: 'Win rate of each group' },
  'groups.by': { 'zh-CN': '按', en: 'by' },
  'groups.show': { 'zh-CN': '各阶段显示', en: 'Per stage' },
  'group.opportunity_owner': { 'zh-CN': '商机负责人', en: 'Opportunity owner' },
  'show.conversion': { 'zh-CN': '转化率', en: 'conversion' },
  'show.days': { 'zh-CN': '停留天数', en: 'days there' },
  group: { 'zh-CN': '组', en: 'Group' },
  created: { 'zh-CN': '新建', en: 'Created' },
  closed: { 'zh-CN': '关闭', en: 'Closed' },
  'win-rate': { 'zh-CN': '赢单率', en: 'Win rate' },
  cycle: { 'zh-CN': '周期', en: 'Cycle' },
  none: { 'zh-CN': '（无）', en: '(none)' },
  total: { 'zh-CN': '合计', en: 'Total' },
  'groups.small': {
    'zh-CN': '灰色：关闭的商机不足{count}个；区间比数字更可信。',
    en: 'Grey: fewer than {count} closed, so that the interval says more than the figure.'
  }
})
