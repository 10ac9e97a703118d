import { defineMessages } from '#lib/i18n/messages.ts'

export const messages = defineMessages({
  title: { 'zh-CN': '营销活动 · {company}', en: 'Campaigns · {company}' },
  'headline.none': {
    'zh-CN': '{count}场活动都没有留对照组，只看得到表面的回报',
    en: 'None of {count} campaigns held customers out: only how they look is known'
  },
  headline: {
    'zh-CN': '{count}场活动中{held}场留了对照组，其中{pays}场确实赚回了费用',
    en: '{held} of {count} campaigns held customers out; {pays} of them can be shown to have paid'
  },
  sub: {
    'zh-CN': '截至{day}，之后的响应和购买不计；归因窗口是触达后{days}天，没有触达日的从活动开始算起。',
    en: 'As known on {day}. Counted: {days} days from the contact, else the start.'
  },
  'sub.part': {
    'zh-CN': '费用按目标客户人数分摊到筛选后的客户。',
    en: 'Costs are shared out.'
  },
  'sub.elsewhere': {
    'zh-CN': '截至{day}没有编号为{id}的活动，改看另一场。',
    en: 'No campaign {id} had begun by {day}: another one is shown.'
  },
  'absent.title': { 'zh-CN': '还没有营销活动数据', en: 'No campaigns loaded yet' },
  'absent.what': {
    'zh-CN':
      '在clientele.yaml里加上sources.campaigns（活动编号、开始日期、费用）和sources.campaign_members（活动编号、客户编号、分组、触达时间），再重新构建。',
    en: 'Add sources.campaigns (id, start and cost) and sources.campaign_members (campaign, customer, group, time of the contact) to clientele.yaml and build again.'
  },
  'absent.rows': {
    'zh-CN': '截至{day}还没有活动开始。',
    en: 'No campaign had begun by {day}.'
  },
  'none.title': { 'zh-CN': '还没有活动开始', en: 'No campaign has begun yet' },
  'absent.month': { 'zh-CN': '这个月没有数据', en: 'There are no data for this month' },
  'absent.members': {
    'zh-CN': '没有载入活动成员：加上sources.campaign_members后，才有触达、响应和对照组的比较。',
    en: 'No members are loaded: with sources.campaign_members come reach, response, and the comparison with a holdout.'
  },

  'list.title': {
    'zh-CN': '表面ROI把本来就会买的也算进去；增量ROI减去对照组的购买',
    en: 'Naive ROI counts what would have been bought anyway; incremental ROI takes off what the holdout bought'
  },
  'list.note': { 'zh-CN': '竖线为0，横线为95%区间', en: 'upright line 0, whisker 95% interval' },
  campaign: { 'zh-CN': '活动', en: 'Campaign' },
  cost: { 'zh-CN': '费用', en: 'Cost' },
  treated: { 'zh-CN': '目标客户', en: 'Treated' },
  reached: { 'zh-CN': '触达', en: 'Reached' },
  response: { 'zh-CN': '响应率', en: 'Response' },
  interval: { 'zh-CN': '区间', en: 'Interval' },
  'net-sales': { 'zh-CN': '归因净销售额', en: 'Net sales' },
  margin: { 'zh-CN': '归因毛利', en: 'Margin' },
  naive: { 'zh-CN': '表面ROI', en: 'Naive ROI' },
  incremental: { 'zh-CN': '增量ROI', en: 'Incremental' },
  'no-holdout': { 'zh-CN': '无对照组', en: 'no holdout' },
  'by-orders': { 'zh-CN': '按订单', en: 'by orders' },
  'verdict.pays': { 'zh-CN': '赚回', en: 'pays' },
  'verdict.loses': { 'zh-CN': '亏', en: 'loses' },
  'verdict.unclear': { 'zh-CN': '看不出', en: 'unclear' },
  open: { 'zh-CN': '看“{name}”', en: 'Show “{name}”' },

  'effect.pays': {
    'zh-CN': '{name}：比对照组多赚{value}，每花1元净赚{roi}元',
    en: '{name} earned {value} more than its holdout: {roi} net for every 1 spent'
  },
  'effect.loses': {
    'zh-CN': '{name}：多赚{value}，不够费用',
    en: '{name} earned {value} more than its holdout: less than it cost'
  },
  'effect.unclear': {
    'zh-CN': '{name}：和对照组的差别看不出是活动带来的还是偶然',
    en: '{name}: its difference from the holdout may be chance'
  },
  'effect.unknown': {
    'zh-CN': '{name}：成本未知，只能比较购买比例',
    en: '{name}: without costs of goods only who bought can be compared'
  },
  'effect.naive': {
    'zh-CN': '{name}：没有对照组，ROI只是表面的',
    en: '{name}: no holdout, so its ROI is naive'
  },
  'effect.note': {
    'zh-CN': '{treated}位目标客户对{holdout}位对照',
    en: '{treated} treated against {holdout} held out'
  },
  holdout: { 'zh-CN': '对照组', en: 'Holdout' },
  difference: { 'zh-CN': '差', en: 'Difference' },
  ci: { 'zh-CN': '95%区间', en: '95% interval' },
  'row.members': { 'zh-CN': '人数', en: 'Members' },
  'row.conversion': { 'zh-CN': '窗口内购买的比例', en: 'Bought in the window' },
  'row.margin': { 'zh-CN': '人均毛利', en: 'Margin per member' },
  'row.incremental': { 'zh-CN': '增量毛利（人均差×人数）', en: 'Incremental margin' },
  'row.prior': { 'zh-CN': '活动前一年人均净销售额', en: 'Net sales per member, year before' },
  range: { 'zh-CN': '{low}至{high}', en: '{low} to {high}' },
  'naive.what': {
    'zh-CN': '归因窗口里的销售都算作活动带来的，其中一部分客户本来就会买，所以真实的回报低于这个数。',
    en: 'All that was bought in the window counts as the campaign’s, though some of it would have been bought anyway: the real return is lower.'
  },
  'naive.how': {
    'zh-CN':
      '下次从名单里随机留出一部分客户不触达，在campaign_members的分组里写上“对照组”，就能算出增量ROI。',
    en: 'Next time leave some of the list, drawn by lot, without contact, and write holdout as their group in campaign_members: then the incremental ROI is known.'
  },
  'naive.orders': {
    'zh-CN': '这场活动没有选定客户，销售取自订单上写有活动编号的明细。',
    en: 'This campaign chose no customers; its sales are those of orders that bear its id.'
  },
  'warn.balance': {
    'zh-CN': '两组在活动前一年的销售就有差异，差别不全是活动带来的。',
    en: 'The groups differed in the year before already: not all of their difference is the campaign’s.'
  },
  'warn.cost': {
    'zh-CN': '{share}的净销售额成本已知；其余的不计毛利，ROI只会偏低。',
    en: 'Costs are known for {share} of the net sales; the rest brings no margin here, so that the ROI is rather too low.'
  },
  'warn.running': {
    'zh-CN': '{count}位成员的归因窗口还没有结束。',
    en: 'The window of {count} members is not over yet.'
  },
  'warn.overlap': {
    'zh-CN': '{count}位目标客户同期也在别的活动里，他们的销售在每场活动里都计入。',
    en: '{count} treated members were treated by another campaign, too, at the time; their sales count in each.'
  },
  'warn.contaminated': {
    'zh-CN': '{count}位对照客户同期被别的活动触达。',
    en: '{count} held out were treated by another campaign at the time.'
  },
  'warn.small': {
    'zh-CN': '有一组不到{count}人，数字仅供参考。',
    en: 'One of the groups has fewer than {count} members: take the figures with care.'
  },

  'members.title': { 'zh-CN': '{name}的{count}位成员', en: '{count} members of {name}' },
  hint: { 'zh-CN': '查找客户、编号、负责人', en: 'Customer, id, owner' },
  customer: { 'zh-CN': '客户', en: 'Customer' },
  owner: { 'zh-CN': '负责人', en: 'Owner' },
  group: { 'zh-CN': '分组', en: 'Group' },
  'group.treated': { 'zh-CN': '目标组', en: 'treated' },
  'group.holdout': { 'zh-CN': '对照组', en: 'holdout' },
  contacted: { 'zh-CN': '触达日', en: 'Contacted' },
  responded: { 'zh-CN': '响应日', en: 'Responded' },
  orders: { 'zh-CN': '订单', en: 'Orders' },
  'in-window': { 'zh-CN': '窗口内', en: 'in window' },
  sales: { 'zh-CN': '净销售额', en: 'Net sales' },
  'member-margin': { 'zh-CN': '毛利', en: 'Margin' },
  prior: { 'zh-CN': '前一年', en: 'Year before' },
  elsewhere: { 'zh-CN': '同期活动', en: 'Elsewhere' }
})
