import { defineMessages } from '#lib/i18n/messages.ts'

export const messages = defineMessages({
  title: { 'zh-CN': '待办看板 · {company}', en: 'Board · {company}' },
  headline: {
    'zh-CN': '{from}至{to}：{total}项待办，{overdue}项已逾期',
    en: '{from} to {to}: {total} things to do, {overdue} of them overdue'
  },
  age: {
    'zh-CN': '数据截至{day}，{hours, plural, =0 {不到1小时} other {#小时}}前构建。',
    en: 'Data to {day}, built {hours, plural, =0 {less than an hour} one {# hour} other {# hours}} ago.'
  },
  'age.days': {
    'zh-CN': '数据截至{day}，{days}天前构建。',
    en: 'Data to {day}, built {days} days ago.'
  },
  missing: {
    'zh-CN': '没有载入{source}，相关的待办不在板上：在clientele.yaml的{where}写上文件，重新构建即可。',
    en: 'No {source} were loaded, so nothing of theirs is here: name their files under {where} in clientele.yaml and build again.'
  },
  'source.customers': { 'zh-CN': '客户资料', en: 'customers' },
  'source.contacts': { 'zh-CN': '联系记录', en: 'contacts' },
  'source.complaints': { 'zh-CN': '投诉', en: 'complaints' },
  nothing: { 'zh-CN': '这些天没有待办。', en: 'Nothing is to be done in these days.' },
  chosen: { 'zh-CN': '{name}：{value}', en: '{name}: {value}' },
  'chosen.remove': { 'zh-CN': '去掉{name}', en: 'Remove {name}' },
  span: { 'zh-CN': '时段', en: 'Days' },
  'span.week': { 'zh-CN': '一周', en: 'Week' },
  'span.month': { 'zh-CN': '一个月', en: 'Month' },

  'teams.title': { 'zh-CN': '{count}个团队的待办', en: 'What {count} teams have to do' },
  'reps.title': { 'zh-CN': '{count}位负责人的待办', en: 'What {count} reps have to do' },
  'groups.more': { 'zh-CN': '表内往下滚动看其余', en: 'scroll the table for the others' },
  team: { 'zh-CN': '团队', en: 'Team' },
  rep: { 'zh-CN': '负责人', en: 'Rep' },
  nobody: { 'zh-CN': '（无负责人）', en: '(nobody)' },
  'nobody.team': { 'zh-CN': '（无区域）', en: '(no area)' },
  kind: { 'zh-CN': '事项', en: 'Kind' },
  total: { 'zh-CN': '合计', en: 'Total' },
  overdue: { 'zh-CN': '逾期', en: 'Overdue' },

  'kind.call': { 'zh-CN': '致电', en: 'Calls' },
  'kind.follow_up': { 'zh-CN': '跟进', en: 'Follow-ups' },
  'kind.complaint': { 'zh-CN': '投诉', en: 'Complaints' },
  'kind.renewal': { 'zh-CN': '续约', en: 'Renewals' },
  'kind.birthday': { 'zh-CN': '生日', en: 'Birthdays' },
  'kind.anniversary': { 'zh-CN': '周年', en: 'Anniversaries' },
  'kind.treatment': { 'zh-CN': '分层变化', en: 'Changed segments' },
  'kind.call.short': { 'zh-CN': '致电', en: 'Call' },
  'kind.follow_up.short': { 'zh-CN': '跟进', en: 'Follow' },
  'kind.complaint.short': { 'zh-CN': '投诉', en: 'Compl.' },
  'kind.renewal.short': { 'zh-CN': '续约', en: 'Renew' },
  'kind.birthday.short': { 'zh-CN': '生日', en: 'Birth' },
  'kind.anniversary.short': { 'zh-CN': '周年', en: 'Anniv.' },
  'kind.treatment.short': { 'zh-CN': '分层', en: 'Segm.' },
  'kind.call.title': {
    'zh-CN': '先给这{count}位客户打电话：流失概率×年价值最高',
    en: 'Call these {count} customers first: chance of leaving × yearly value'
  },
  'kind.follow_up.title': {
    'zh-CN': '{count}个约好的下一步到期或逾期',
    en: '{count} next steps are due or overdue'
  },
  'kind.complaint.title': {
    'zh-CN': '{count}件投诉超出时限或将到时限',
    en: '{count} complaints are past their limit or near it'
  },
  'kind.renewal.title': { 'zh-CN': '{count}位客户合同快到期', en: '{count} contracts are about to end' },
  'kind.birthday.title': { 'zh-CN': '{count}位客户过生日', en: '{count} birthdays' },
  'kind.anniversary.title': { 'zh-CN': '{count}位客户满周年', en: '{count} anniversaries' },
  'kind.treatment.title': {
    'zh-CN': '{count}位客户本月换了分层，按新分层安排',
    en: '{count} customers changed segment this month and are due its treatment'
  },
  shown: { 'zh-CN': '先列{count}项', en: 'the first {count}' },
  more: { 'zh-CN': '看全部{kind}', en: 'All {kind}' },

  due: { 'zh-CN': '到期', en: 'Due' },
  left: { 'zh-CN': '还剩', en: 'Left' },
  'left.over': { 'zh-CN': '逾期{count}天', en: '{count} d over' },
  'left.today': { 'zh-CN': '今天', en: 'today' },
  'left.days': { 'zh-CN': '{count}天', en: '{count} d' },
  customer: { 'zh-CN': '客户', en: 'Customer' },
  tier: { 'zh-CN': '等级', en: 'Tier' },
  action: { 'zh-CN': '要做的事', en: 'What to do' },
  reason: { 'zh-CN': '为什么', en: 'Why' },
  'last-contact': { 'zh-CN': '上次联系', en: 'Last contact' },
  'at-risk': { 'zh-CN': '风险金额', en: 'At risk' },
  worth: { 'zh-CN': '年价值', en: 'Yearly value' }
})
