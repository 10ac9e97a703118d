import { defineMessages } from '#lib/i18n/messages.ts'

export const messages = defineMessages({
  title: { 'zh-CN': '客户联系 · {company}', en: 'Contacts · {company}' },
  headline: {
    'zh-CN': '该做的联系完成了{share}；{overdue}个下一步逾期未做，其中{stale}个客户档案过期未更新',
    en: '{share} of the contacts due were made; {overdue} next steps are overdue, {stale} with a stale record'
  },
  'headline.none': {
    'zh-CN': '这几个月没有要求联系的客户',
    en: 'No customer was to be contacted in these months'
  },
  sub: {
    'zh-CN':
      '{from}至{to}。及时：联系后{recorded}小时内记录；档案过期：下一步到期后{stale}小时内没有更新；逾期以数据最后一天为准。',
    en: '{from} to {to}. In time: recorded within {recorded} hours; stale: not updated within {stale} hours after a next step fell due; overdue as of the last day of the data.'
  },
  absent: { 'zh-CN': '没有载入客户联系记录', en: 'No contacts were loaded' },
  'absent.how': {
    'zh-CN':
      '在clientele.yaml的sources.contacts写上文件（联系编号、客户编号、联系时间必填；联系方式、负责人、记录时间、下一步和到期日可选），重新构建即可。',
    en: 'Name their files under sources.contacts in clientele.yaml (contact_id, customer_id and contacted_at are needed; channel, owner, recorded_at, next_step and next_due_on help), and build again.'
  },
  none: { 'zh-CN': '（无）', en: '(none)' },
  unknown: { 'zh-CN': '资料里没有的客户', en: 'not among the customers' },

  by: { 'zh-CN': '按', en: 'By' },
  'by.owner': { 'zh-CN': '负责人', en: 'Rep' },
  'by.tier': { 'zh-CN': '客户等级', en: 'Customer tier' },
  'by.team': { 'zh-CN': '团队（区域）', en: 'Team (area)' },
  'groups.title': {
    'zh-CN': '{name}只完成了{share}，全体{whole}',
    en: '{name} kept {share} of the rhythm, all together {whole}'
  },
  'groups.title.few': { 'zh-CN': '样本太小，还比不出高下', en: 'Too few contacts to compare' },
  'groups.note': {
    'zh-CN': '95%区间（Wilson）；n小于{n}的为灰色',
    en: '95% intervals (Wilson); grey where n is below {n}'
  },
  coverage: { 'zh-CN': '覆盖达标', en: 'Coverage' },
  recorded: { 'zh-CN': '及时记录', en: 'Recorded' },
  steps: { 'zh-CN': '下一步按时', en: 'Steps kept' },
  records: { 'zh-CN': '档案未过期', en: 'Not stale' },
  interval: { 'zh-CN': '区间 %', en: 'Interval %' },
  overdue: { 'zh-CN': '逾期', en: 'Overdue' },
  stale: { 'zh-CN': '过期', en: 'Stale' },
  'overdue.of': { 'zh-CN': '{name}：{count}个逾期的下一步', en: '{name}: {count} next steps overdue' },
  'stale.of': { 'zh-CN': '{name}：{count}个过期的档案', en: '{name}: {count} stale records' },
  total: { 'zh-CN': '合计', en: 'Total' },
  small: { 'zh-CN': 'n小于{n}，样本太小', en: 'n below {n}: too small a sample' },

  'rhythms.title': {
    'zh-CN': '{tier}“{what}”做得最少，达标{share}',
    en: '{tier} customers fall behind most: “{what}” was kept to {share}'
  },
  'rhythms.title.few': { 'zh-CN': '各等级要求的联系', en: 'What each tier is owed' },
  'rhythms.note': {
    'zh-CN': '到期的每周、每月、每季度各算一次；尚缺是本期还没做、仍有时间的客户',
    en: 'each week, month and quarter that came to its end counts once; still open: customers with time left'
  },
  tier: { 'zh-CN': '等级', en: 'Tier' },
  rhythm: { 'zh-CN': '要求', en: 'Rhythm' },
  asked: { 'zh-CN': '应做', en: 'Asked for' },
  missed: { 'zh-CN': '没做到', en: 'Missed' },
  open: { 'zh-CN': '尚缺', en: 'Still open' },
  'missed.of': { 'zh-CN': '{name}：{count}次没做到', en: '{name}: {count} missed' },
  'open.of': { 'zh-CN': '{name}：{count}位尚缺', en: '{name}: {count} still open' },
  hot: { 'zh-CN': '（有意向）', en: ', hot' },
  cold: { 'zh-CN': '（其余）', en: ', others' },

  list: { 'zh-CN': '名单', en: 'List' },
  'list.overdue': { 'zh-CN': '逾期', en: 'Overdue' },
  'list.stale': { 'zh-CN': '档案过期', en: 'Stale' },
  'list.late': { 'zh-CN': '记录迟了', en: 'Recorded late' },
  'list.missed': { 'zh-CN': '没做到', en: 'Missed' },
  'list.open': { 'zh-CN': '尚缺', en: 'Still open' },
  'list.title.overdue': { 'zh-CN': '{count}个下一步逾期未做', en: '{count} next steps are overdue' },
  'list.title.stale': {
    'zh-CN': '{count}个客户的档案在下一步到期{hours}小时后仍未更新',
    en: '{count} records were not updated within {hours} hours after the next step fell due'
  },
  'list.title.late': { 'zh-CN': '{count}次联系记录迟了', en: '{count} contacts were recorded late' },
  'list.title.missed': {
    'zh-CN': '{count}次要求的联系没有做到',
    en: '{count} times the rhythm was not kept'
  },
  'list.title.open': {
    'zh-CN': '本期还有{count}次要求的联系尚缺',
    en: '{count} contacts are still asked for, with time left'
  },
  hint: { 'zh-CN': '查找客户、负责人、下一步', en: 'Customer, rep, next step' },
  'rep.remove': { 'zh-CN': '不再只看这位负责人', en: 'Show all reps again' },
  customer: { 'zh-CN': '客户', en: 'Customer' },
  contacted: { 'zh-CN': '联系日期', en: 'Contacted' },
  'contacted.last': { 'zh-CN': '上次联系', en: 'Last contact' },
  channel: { 'zh-CN': '方式', en: 'Channel' },
  'channel.visit': { 'zh-CN': '拜访', en: 'visit' },
  'channel.meeting': { 'zh-CN': '会面', en: 'meeting' },
  'channel.call': { 'zh-CN': '电话', en: 'call' },
  'channel.message': { 'zh-CN': '消息', en: 'message' },
  'channel.mail': { 'zh-CN': '邮件', en: 'mail' },
  step: { 'zh-CN': '下一步', en: 'Next step' },
  due: { 'zh-CN': '到期', en: 'Due' },
  'days-over': { 'zh-CN': '已过', en: 'Over' },
  'days-left': { 'zh-CN': '还剩', en: 'Left' },
  'days-since': { 'zh-CN': '距今', en: 'Ago' },
  days: { 'zh-CN': '天', en: 'days' },
  'recorded-after': { 'zh-CN': '记录用时', en: 'Recorded after' },
  hours: { 'zh-CN': '小时', en: 'hours' }
})
