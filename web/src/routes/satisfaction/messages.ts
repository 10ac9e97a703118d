import { defineMessages } from '#lib/i18n/messages.ts'

export const messages = defineMessages({
  title: { 'zh-CN': '满意度 · {company}', en: 'Satisfaction · {company}' },
  survey: { 'zh-CN': '调查', en: 'Survey' },
  'survey.nps': { 'zh-CN': '净推荐值', en: 'NPS' },
  'survey.csat': { 'zh-CN': '满意度', en: 'CSAT' },
  'survey.ces': { 'zh-CN': '轻松度', en: 'CES' },

  'headline.nps': { 'zh-CN': '近12个月净推荐值{value}', en: 'NPS {value} over 12 months' },
  'headline.csat': { 'zh-CN': '近12个月满意度{value}', en: 'CSAT {value} over 12 months' },
  'headline.ces': { 'zh-CN': '近12个月轻松度{value}', en: 'CES {value} over 12 months' },
  'headline.up': { 'zh-CN': '，确实高于再往前12个月', en: ', really up' },
  'headline.down': { 'zh-CN': '，确实低于再往前12个月', en: ', really down' },
  'headline.unclear': {
    'zh-CN': '，与再往前12个月看不出差别',
    en: ', no real change'
  },
  'headline.next': {
    'zh-CN': '；{worst}客户{days}天内再买的只有{low}，{best}客户{high}',
    en: '; bought again in {days} days: {worst} {low}, {best} {high}'
  },
  'headline.none': {
    'zh-CN': '近12个月没有这项调查的答卷',
    en: 'No answers to this survey in the last 12 months'
  },
  sub: {
    'zh-CN': '{from}至{to}：{n}份答卷，95%区间{low}–{high}。',
    en: '{from} – {to}: {n} answers, 95% interval {low}–{high}.'
  },
  'sub.left-out': {
    'zh-CN': '问卷不分{dimensions}，这些筛选在本页不起作用。',
    en: 'Surveys know nothing of {dimensions}: these filters do nothing here.'
  },
  and: { 'zh-CN': '、', en: ', ' },

  'absent.title': { 'zh-CN': '没有载入问卷答卷', en: 'No answers to surveys are loaded' },
  'absent.how': {
    'zh-CN':
      '在clientele.yaml里加上sources.survey_responses（每行一份答卷：编号、客户、时间、调查类型、得分；可有触点和评语），再加sources.survey_invitations（邀请）就有回复率和加权；然后重新构建。',
    en: 'Add sources.survey_responses to clientele.yaml: one row per answer with its id, customer, time, kind of survey and score, and if you like touchpoint and comment. With sources.survey_invitations there are response rates and weights, too. Then build again.'
  },
  'empty.title': { 'zh-CN': '没有{period}的数据', en: 'No data for {period}' },
  'empty.latest': { 'zh-CN': '看{month}', en: 'See {month}' },

  'figures.title': {
    'zh-CN': '{month}：{count}项里{real}项确有变化',
    en: '{month}: {real} of {count} figures really changed'
  },
  'figures.title.target': {
    'zh-CN': '{month}：{count}项目标达到{met}项',
    en: '{month}: {met} of {count} targets met'
  },
  'figures.title.no-target': {
    'zh-CN': '{month}：没有设目标',
    en: '{month}: no targets are set'
  },
  'figures.target': { 'zh-CN': '达到目标', en: 'Met?' },
  'target.met': { 'zh-CN': '达到', en: 'met' },
  'target.missed': { 'zh-CN': '未达', en: 'missed' },
  'figures.of': { 'zh-CN': '{figure}·{survey}', en: '{figure}, {survey}' },
  'figures.head': { 'zh-CN': '指标', en: 'Figure' },
  'figures.sub': { 'zh-CN': '%、分', en: '%, points' },

  'months.title': {
    'zh-CN': '13个月里，{count}个月比上月确有变化',
    en: 'Of 13 months {count} really differ from the month before'
  },
  'months.none': {
    'zh-CN': '13个月里，没有一个月比上月确有变化',
    en: 'In 13 months none really differs from the month before'
  },
  'months.head': { 'zh-CN': '月份', en: 'Month' },
  'months.base': { 'zh-CN': '较上月', en: 'vs prev.' },

  'groups.title': {
    'zh-CN': '{low}最低（{lowest}），{high}最高（{highest}）',
    en: '{low} scores lowest ({lowest}), {high} highest ({highest})'
  },
  'groups.plain': { 'zh-CN': '各组得分', en: 'Scores by group' },
  'groups.note': {
    'zh-CN': '近12个月，较再往前12个月；答卷最多的{count}组；问卷不记产品，所以不按产品分',
    en: 'last 12 months against the 12 before; {count} groups of most answers; surveys name no product'
  },
  'groups.by': { 'zh-CN': '按', en: 'By' },
  'groups.base': { 'zh-CN': '较前12月', en: 'vs 12 before' },
  touchpoint: { 'zh-CN': '触点', en: 'Touchpoint' },

  'weighted.title': {
    'zh-CN': '按邀请数加权后是{value}，原始{raw}：{who}答得更多',
    en: 'Weighted by invitations it is {value}, raw {raw}: {who} answer more often'
  },
  'weighted.plain': { 'zh-CN': '按邀请数加权', en: 'Weighted by invitations' },
  'weighted.note': {
    'zh-CN': '近12个月的受邀客户；各等级按邀请数而不是答卷数计权，等级取期末',
    en: 'invited in 12 months; each tier counts by its invitations; tiers at the end'
  },
  'weighted.none': {
    'zh-CN': '没有载入问卷邀请：加上sources.survey_invitations，才有回复率和加权得分。',
    en: 'No invitations are loaded: with sources.survey_invitations there is a response rate and a weighted score.'
  },
  'weighted.rate': { 'zh-CN': '回复率 %', en: 'Resp. %' },
  'weighted.invited': { 'zh-CN': '邀请', en: 'Invited' },
  'weighted.tier': { 'zh-CN': '客户等级', en: 'Tier' },
  'weighted.raw': { 'zh-CN': '原始', en: 'Raw' },
  'weighted.as-if': { 'zh-CN': '加权', en: 'Weighted' },

  'next.title': {
    'zh-CN': '{worst}客户手里有{money}净销售额，占答卷客户的{share}；{days}天内再买比{best}客户少{points}',
    en: '{worst}: {money}, {share} of what all who answered bought; {points} fewer than {best} bought again within {days} days'
  },
  'next.plain': {
    'zh-CN': '满意与不满意的客户接下来怎样',
    en: 'What satisfied and dissatisfied customers do next'
  },
  'next.note': {
    'zh-CN': '每位客户取最后一份答卷；之后看{from}至{to}的答卷，销售额看近12个月',
    en: 'last answers, {from} – {to}; sales of 12 months'
  },
  'next.verdict': { 'zh-CN': '答卷', en: 'Answer' },
  'next.bought': {
    'zh-CN': '{days}天内再买 %，95%区间',
    en: 'Bought again within {days} days %, 95% interval'
  },
  'next.churned': { 'zh-CN': '{days}天内流失 %，95%区间', en: 'Churned within {days} days %, 95% interval' },
  'held.customers': { 'zh-CN': '客户', en: 'Customers' },
  'held.sales': { 'zh-CN': '净销售额', en: 'Net sales' },
  'held.share': { 'zh-CN': '占答卷客户', en: 'Of who answered' },
  'next.interval': {
    'zh-CN': '{days}天内再买，{best}比{worst}多{low}至{high}点（95%区间）。',
    en: 'Bought again within {days} days: {best} {low} to {high} points more than {worst} (95% interval).'
  },
  'held.all': {
    'zh-CN': '答卷客户占全部客户净销售额的{share}。',
    en: 'Those who answered made {share} of the net sales of all customers.'
  },

  'comments.title': { 'zh-CN': '{count}条评语', en: '{count} comments' },
  'comments.hint': { 'zh-CN': '评语、客户', en: 'Comment, customer' },
  'comments.verdicts': { 'zh-CN': '答卷', en: 'Answers' },
  'comments.all': { 'zh-CN': '全部', en: 'All' },
  'comments.day': { 'zh-CN': '日期', en: 'Day' },
  'comments.score': { 'zh-CN': '得分', en: 'Score' },
  'comments.verdict': { 'zh-CN': '判定', en: 'Verdict' },
  'comments.customer': { 'zh-CN': '客户', en: 'Customer' },
  'comments.owner': { 'zh-CN': '负责人', en: 'Owner' },
  'comments.comment': { 'zh-CN': '评语', en: 'Comment' },
  'comments.nobody': { 'zh-CN': '没有留下客户', en: 'nobody known' },

  'column.points': { 'zh-CN': '分', en: 'points' },
  'column.range': { 'zh-CN': '{low}至{high}', en: '{low} to {high}' },
  'column.interval': { 'zh-CN': '95%区间', en: '95% interval' },
  'column.differs': { 'zh-CN': '确有变化？', en: 'Really?' },
  'differs.up': { 'zh-CN': '确有提高', en: 'really more' },
  'differs.down': { 'zh-CN': '确有下降', en: 'really less' },
  'differs.unclear': { 'zh-CN': '看不出', en: 'cannot tell' },
  small: { 'zh-CN': '答卷不足{minimum}份，仅供参考', en: 'Fewer than {minimum} answers: says little' },
  none: { 'zh-CN': '（无）', en: '(none)' }
})
