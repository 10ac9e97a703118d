import { defineMessages } from '#lib/i18n/messages.ts'

export const messages = defineMessages({
  title: { 'zh-CN': '{name} · 客户卡 · {company}', en: '{name} · Customer card · {company}' },
  list: { 'zh-CN': '客户名单', en: 'Customer list' },
  headline: {
    'zh-CN': '{name}：近12个月{orders}单，{amount}',
    en: '{name}: {count, plural, one {{orders} order} other {{orders} orders}} in 12 months, {amount}'
  },
  'headline.never': { 'zh-CN': '{name}：还没有购买', en: '{name}: no purchase yet' },
  sub: { 'zh-CN': '截至{day}。', en: 'As of {day}.' },
  assessment: {
    'zh-CN': '评估{grade}级（{label}），{score}分',
    en: 'Assessed {grade} ({label}), {score} points'
  },
  lines: { 'zh-CN': '订单明细', en: 'Order lines' },

  who: { 'zh-CN': '客户资料', en: 'Who they are' },
  id: { 'zh-CN': '编号', en: 'Id' },
  aliases: { 'zh-CN': '其他编号', en: 'Other ids' },
  kind: { 'zh-CN': '类型', en: 'Kind' },
  'kind.company': { 'zh-CN': '企业', en: 'Company' },
  'kind.person': { 'zh-CN': '个人', en: 'Person' },
  industry: { 'zh-CN': '行业', en: 'Industry' },
  size: { 'zh-CN': '规模', en: 'Size' },
  region: { 'zh-CN': '所在地区', en: 'Home region' },
  owner: { 'zh-CN': '负责人', en: 'Owner' },
  acquired: { 'zh-CN': '获客渠道', en: 'Acquired by' },
  'first-contact': { 'zh-CN': '首次接触', en: 'First contact' },
  level: { 'zh-CN': '会员等级', en: 'Member level' },
  renews: { 'zh-CN': '续约日期', en: 'Renews on' },
  contact: { 'zh-CN': '联系人', en: 'Contact' },
  phone: { 'zh-CN': '电话', en: 'Phone' },
  email: { 'zh-CN': '邮箱', en: 'Email' },
  birthday: { 'zh-CN': '生日', en: 'Birthday' },
  masked: { 'zh-CN': '联系方式按权限隐藏', en: 'Contacts are hidden from your role' },
  undescribed: {
    'zh-CN': '客户资料里没有这个编号，只见于销售明细。',
    en: 'The customers source does not describe this id; sales lines name it.'
  },

  now: { 'zh-CN': '等级、分层与生命周期', en: 'Tier, segment and lifecycle' },
  tier: { 'zh-CN': '等级', en: 'Tier' },
  segment: { 'zh-CN': '分层', en: 'Segment' },
  stage: { 'zh-CN': '生命周期', en: 'Lifecycle' },
  since: { 'zh-CN': '自{day}', en: 'since {day}' },
  'history.more': { 'zh-CN': '更早{count}段', en: '{count} earlier' },

  outlook: { 'zh-CN': '预期与风险，截至{day}', en: 'Outlook and risk, as of {day}' },
  'p-alive': { 'zh-CN': '活跃概率', en: 'P(alive)' },
  'expected-purchases': { 'zh-CN': '预期购买次数（52周）', en: 'Expected purchases, 52 weeks' },
  'expected-value': { 'zh-CN': '预期价值（52周）', en: 'Expected value, 52 weeks' },
  cluster: { 'zh-CN': '聚类', en: 'Cluster' },
  risk: { 'zh-CN': '流失风险', en: 'Churn risk' },
  'at-risk': { 'zh-CN': '风险价值', en: 'Value at risk' },
  rule: { 'zh-CN': '所属规则', en: 'By the rule' },
  'outlook.none': {
    'zh-CN': '没有购买，或购买太少，模型没有估计。',
    en: 'No purchases, or too few for the models to say anything.'
  },

  months: {
    'zh-CN': '每月净销售额，{count}个月',
    en: 'Net sales by month, {count, plural, one {{count} month} other {{count} months}}'
  },
  'months.note': {
    'zh-CN': '{head}；低于零的月份退货多于购买',
    en: '{head}; below zero, more came back than was bought'
  },
  month: { 'zh-CN': '月份', en: 'Month' },
  orders: { 'zh-CN': '订单', en: 'Orders' },
  'net-sales': { 'zh-CN': '净销售额', en: 'Net sales' },

  products: { 'zh-CN': '近12个月买的产品，{count}种', en: 'Products bought in 12 months: {count}' },
  product: { 'zh-CN': '产品', en: 'Product' },
  units: { 'zh-CN': '数量', en: 'Units' },
  'last-bought': { 'zh-CN': '最近', en: 'Last' },
  'products.more': { 'zh-CN': '另有{count}种，见订单明细。', en: '{count} more, see the order lines.' },
  'products.none': { 'zh-CN': '近12个月没有购买。', en: 'Nothing bought in 12 months.' },

  returns: { 'zh-CN': '退货', en: 'Returns' },
  'returns.rate': {
    'zh-CN': '近12个月退货{amount}，占购买额{share}；历来{ever}，占{share_ever}。',
    en: '{amount} came back in 12 months, {share} of what was bought; ever {ever}, {share_ever}.'
  },
  'returns.none': { 'zh-CN': '从未退货。', en: 'Nothing ever came back.' },
  satisfaction: { 'zh-CN': '满意度', en: 'Satisfaction' },
  complaints: { 'zh-CN': '投诉', en: 'Complaints' },
  contacts: { 'zh-CN': '联系记录', en: 'Contacts' },
  'satisfaction.how': {
    'zh-CN': '没有载入问卷：在clientele.yaml的sources.survey_responses写上文件。',
    en: 'No surveys were loaded: name their files under sources.survey_responses in clientele.yaml.'
  },
  'complaints.how': {
    'zh-CN': '没有载入投诉：在clientele.yaml的sources.complaints写上文件。',
    en: 'No complaints were loaded: name their files under sources.complaints in clientele.yaml.'
  },
  'contacts.how': {
    'zh-CN': '没有载入联系记录：在clientele.yaml的sources.contacts写上文件。',
    en: 'No contacts were loaded: name their files under sources.contacts in clientele.yaml.'
  },
  'satisfaction.none': { 'zh-CN': '没有回答过问卷。', en: 'Has answered no survey.' },
  'complaints.none': { 'zh-CN': '没有投诉过。', en: 'Has never complained.' },
  'contacts.none': { 'zh-CN': '没有联系过。', en: 'Was never contacted.' },
  'care.more': {
    'zh-CN': '更早的还有{count}条。',
    en: '{count, plural, one {{count} earlier one.} other {{count} earlier ones.}}'
  },
  'survey.csat': { 'zh-CN': '满意度', en: 'CSAT' },
  'survey.nps': { 'zh-CN': '推荐意愿', en: 'NPS' },
  'survey.ces': { 'zh-CN': '费力程度', en: 'CES' },
  'score.of': { 'zh-CN': '{score}分，满分{most}', en: '{score} of {most}' },
  'score.alone': { 'zh-CN': '{score}分', en: '{score}' },
  'complaint.open.response': { 'zh-CN': '待首次响应', en: 'to be answered' },
  'complaint.open.solution': { 'zh-CN': '待解决', en: 'to be solved' },
  'complaint.open.follow_up': { 'zh-CN': '待回访', en: 'to be followed up' },
  'complaint.done': { 'zh-CN': '已了结', en: 'done' },
  'complaint.late': { 'zh-CN': '超出时限', en: 'past its limit' },
  'channel.visit': { 'zh-CN': '拜访', en: 'visit' },
  'channel.meeting': { 'zh-CN': '会面', en: 'meeting' },
  'channel.call': { 'zh-CN': '电话', en: 'call' },
  'channel.message': { 'zh-CN': '消息', en: 'message' },
  'channel.mail': { 'zh-CN': '邮件', en: 'mail' },
  'contact.plain': { 'zh-CN': '联系', en: 'contact' },
  'step.due': { 'zh-CN': '下一步：{step}，{day}到期', en: 'next: {step}, due {day}' },
  'step.over': { 'zh-CN': '下一步：{step}，{day}到期，逾期未做', en: 'next: {step}, due {day}, overdue' },
  'step.some': { 'zh-CN': '跟进', en: 'follow up' }
})
