import { defineMessages } from '#lib/i18n/messages.ts'

export const messages = defineMessages({
  title: { 'zh-CN': '投诉 · {company}', en: 'Complaints · {company}' },
  absent: { 'zh-CN': '还没有载入投诉', en: 'No complaints are loaded' },
  'absent.how': {
    'zh-CN':
      '在clientele.yaml里加上sources.complaints，指向投诉或工单系统导出的文件，再重新构建。每行一条投诉：编号、提交时间，以及首次响应、解决、回访的时间；有客户、产品、类别、处理人更好。',
    en: 'Add sources.complaints to clientele.yaml, naming the file that the ticket system exports, and build again. A row is a complaint: its id, when it was opened, and when it was first answered, solved and followed up; customer, product, category and handler, where there are any.'
  },
  empty: {
    'zh-CN': '投诉文件已载入，但没有可用的行；数据质量页列出了被拒绝的行。',
    en: 'The file of complaints is loaded, but no row of it could be used: see the page on data quality.'
  },
  'no-month': { 'zh-CN': '{month}没有数据', en: 'No data for {month}' },
  'no-month.latest': { 'zh-CN': '看{month}', en: 'Show {month}' },

  clock: { 'zh-CN': '计时', en: 'Hours' },
  'clock.calendar': { 'zh-CN': '自然时间', en: 'all' },
  'clock.working': { 'zh-CN': '工作时间', en: 'working' },
  by: { 'zh-CN': '按', en: 'By' },

  headline: {
    'zh-CN': '{month}投诉{count}条，每千单{rate}条；{unsolved}条至今未解决，{late}条已超时限',
    en: '{count} complaints in {month}, {rate} per 1,000 orders; {unsolved} are still unsolved, {late} past the limit'
  },
  'headline.none': { 'zh-CN': '{month}没有投诉', en: 'No complaints in {month}' },
  'sub.more': {
    'zh-CN': '每千单比{base}多（{ratio}倍，95%区间{low}–{high}），不是偶然。',
    en: 'More per order than in {base}: {ratio} times as many (95% interval {low}–{high}), beyond chance.'
  },
  'sub.fewer': {
    'zh-CN': '每千单比{base}少（{ratio}倍，95%区间{low}–{high}），不是偶然。',
    en: 'Fewer per order than in {base}: {ratio} times as many (95% interval {low}–{high}), beyond chance.'
  },
  'sub.same': {
    'zh-CN': '与{base}相比没有显著变化（{ratio}倍，95%区间{low}–{high}）。',
    en: 'No real change against {base}: {ratio} times as many per order (95% interval {low}–{high}).'
  },
  'sub.as-of': { 'zh-CN': '以{day}结束时为准。', en: 'As of the end of {day}.' },
  'sub.ignored': {
    'zh-CN': '投诉没有“{dimensions}”，这个筛选在本页不起作用。',
    en: 'Complaints have no {dimensions}: that filter changes nothing here.'
  },
  'filter.and': { 'zh-CN': '、', en: ', ' },
  'no-end': { 'zh-CN': '无上限', en: 'no end' },

  'steps.title': {
    'zh-CN': '{step}最不及时：时限内完成{share}',
    en: '{step} is the latest: {share} within the limit'
  },
  'steps.plain': { 'zh-CN': '响应、解决与回访', en: 'Response, solution and follow-up' },
  'steps.note': {
    'zh-CN': '按提交月份；未办的按删失处理；不足{n}条为灰色',
    en: 'by month of opening; open ones censored; grey below {n}'
  },
  step: { 'zh-CN': '步骤', en: 'Step' },
  'step.response': { 'zh-CN': '首次响应', en: 'First response' },
  'step.solution': { 'zh-CN': '解决', en: 'Solution' },
  'step.follow_up': { 'zh-CN': '回访', en: 'Follow-up' },
  limit: { 'zh-CN': '时限', en: 'Limit' },
  'in-time': { 'zh-CN': '及时率', en: 'In time' },
  interval: { 'zh-CN': '95%区间', en: '95% interval' },
  of: { 'zh-CN': '及时／应计', en: 'In time of' },
  change: { 'zh-CN': '变化', en: 'Change' },
  median: { 'zh-CN': '一半', en: 'Half' },
  p90: { 'zh-CN': '九成', en: '90%' },
  'median.note': { 'zh-CN': '完成用时', en: 'done within' },
  'late-open': { 'zh-CN': '逾期未办', en: 'Open, late' },
  untracked: {
    'zh-CN': '数据里没有这一步的时间',
    en: 'The data do not tell when this was done'
  },
  small: { 'zh-CN': '不足{n}条，仅供参考', en: 'of fewer than {n}: too few to say much' },
  'step.rows': { 'zh-CN': '{step}：明细', en: '{step}: rows' },

  'curve.title': {
    'zh-CN': '{step}：{limit}时仍有{share}未办',
    en: '{step}: {share} not done after {limit}'
  },
  'curve.plain': { 'zh-CN': '{step}：仍未办的比例', en: '{step}: share not done yet' },
  'curve.note.different': { 'zh-CN': '与对比期不同', en: 'differs from before' },
  'curve.note.same': { 'zh-CN': '与对比期无显著差异', en: 'no real difference' },
  'curve.axis.minutes': { 'zh-CN': '开始后的分钟数', en: 'minutes' },
  'curve.axis.hours': { 'zh-CN': '开始后的小时数', en: 'hours' },
  'curve.axis.days': { 'zh-CN': '开始后的天数', en: 'days' },
  'curve.now': { 'zh-CN': '本期', en: 'now' },
  'curve.before': { 'zh-CN': '对比期', en: 'before' },
  'curve.at.minutes': { 'zh-CN': '{time}分钟后', en: 'After {time} minutes' },
  'curve.at.hours': { 'zh-CN': '{time}小时后', en: 'After {time} hours' },
  'curve.at.days': { 'zh-CN': '{time}天后', en: 'After {time} days' },
  'curve.line': { 'zh-CN': '{name}：{share}未办', en: '{name}: {share} not done' },
  'curve.label': {
    'zh-CN': '{step}仍未办的投诉比例随时间下降的曲线',
    en: 'Curve of the share of complaints still waiting: {step}'
  },
  'curve.none': { 'zh-CN': '没有可画的投诉', en: 'No complaints to draw' },

  'groups.more': {
    'zh-CN': '{name}的投诉是对比期的{ratio}倍',
    en: '{name}: {ratio} times as many complaints per order as before'
  },
  'groups.more.new': {
    'zh-CN': '{name}的投诉显著增多，对比期没有',
    en: '{name}: complaints where there were none'
  },
  'groups.late': {
    'zh-CN': '{name}的{step}不及时：{n}条中{in_time}条在时限内（{share}），其他合计{others}',
    en: '{step} is late for {name}: {in_time} of {n} within the limit ({share}), of all others {others}'
  },
  'groups.top': {
    'zh-CN': '前{count}项占投诉的{share}，没有一项显著增多',
    en: 'The first {count} make {share} of complaints; none grew beyond chance'
  },
  'groups.region': { 'zh-CN': '分组的投诉', en: 'Complaints by group' },
  'groups.none': { 'zh-CN': '本期没有投诉', en: 'No complaints in the month' },
  'groups.note': {
    'zh-CN': '对比{base}；判断已计入比较的项数',
    en: 'against {base}; verdicts allow for how many are compared'
  },
  'groups.note.alone': { 'zh-CN': '没有可对比的期间', en: 'nothing to compare with' },
  complaints: { 'zh-CN': '投诉', en: 'Complaints' },
  share: { 'zh-CN': '占比', en: 'Share' },
  cumulative: { 'zh-CN': '累计', en: 'Cumul.' },
  'per-thousand': { 'zh-CN': '每千单', en: 'Per 1,000 orders' },
  before: { 'zh-CN': '对比期', en: 'Before' },
  times: { 'zh-CN': '倍数（95%区间）', en: 'Times (95% interval)' },
  verdict: { 'zh-CN': '判断', en: 'Verdict' },
  'verdict.more': { 'zh-CN': '显著增多', en: 'more' },
  'verdict.fewer': { 'zh-CN': '显著减少', en: 'fewer' },
  'verdict.none': { 'zh-CN': '无显著变化', en: 'no real change' },
  'verdict.late': { 'zh-CN': '（显著不及时）', en: ' (late beyond chance)' },
  'verdict.early': { 'zh-CN': '（显著更及时）', en: ' (early beyond chance)' },
  'beside-others': {
    'zh-CN': '及时{in_time}/{n}，其他合计{others_in_time}/{others_n}；相差{low}至{high}点（95%）',
    en: '{in_time}/{n} in time, all others {others_in_time}/{others_n}; difference {low} to {high} pt (95%)'
  },
  none: { 'zh-CN': '（无）', en: '(none)' },
  left: {
    'zh-CN': '另有{groups}项，共{complaints}条投诉',
    en: '{groups} more with {complaints} complaints'
  },

  'months.title': { 'zh-CN': '逐月：投诉与及时率', en: 'Month by month' },
  'months.note': { 'zh-CN': '按提交月份', en: 'by month of opening' },
  month: { 'zh-CN': '月份', en: 'Month' },
  response: { 'zh-CN': '响应', en: 'Response' },
  solution: { 'zh-CN': '解决', en: 'Solution' },
  follow_up: { 'zh-CN': '回访', en: 'Follow-up' },

  'ages.title': {
    'zh-CN': '{count}条未解决，其中{late}条已超时限',
    en: '{count} unsolved, {late} of them late'
  },
  'ages.none': { 'zh-CN': '没有未解决的投诉', en: 'None is unsolved' },
  'ages.note': { 'zh-CN': '截至{day}结束的已过天数', en: 'by age at the end of {day}' },
  age: { 'zh-CN': '已过天数', en: 'Days' },
  'age.under': { 'zh-CN': '不到{to}天', en: 'under {to}' },
  'age.between': { 'zh-CN': '{from}–{to}天', en: '{from}–{to}' },
  'age.over': { 'zh-CN': '{from}天以上', en: '{from} and more' },
  late: { 'zh-CN': '其中超时', en: 'Late' },

  'list.title': {
    'zh-CN': '{count}条投诉等着办，最近的时限在{due}',
    en: '{count} complaints wait; the next limit passes at {due}'
  },
  'list.plain': { 'zh-CN': '{count}条投诉等着办', en: '{count} complaints wait' },
  'list.note': {
    'zh-CN': '先列还来得及的，再列已超时的',
    en: 'first what can still be in time, then what is late'
  },
  hint: { 'zh-CN': '查找投诉、客户、处理人', en: 'Complaint, customer, handler' },
  state: { 'zh-CN': '状态', en: 'Show' },
  'state.all': { 'zh-CN': '全部', en: 'all' },
  'state.ahead': { 'zh-CN': '还来得及', en: 'in time yet' },
  'state.late': { 'zh-CN': '已超时', en: 'late' },
  waits: { 'zh-CN': '等着', en: 'Waits for' },
  'waits.all': { 'zh-CN': '任何一步', en: 'anything' },
  complaint: { 'zh-CN': '投诉', en: 'Complaint' },
  due: { 'zh-CN': '时限到', en: 'Due' },
  left_time: { 'zh-CN': '剩余', en: 'Left' },
  customer: { 'zh-CN': '客户', en: 'Customer' },
  tier: { 'zh-CN': '等级', en: 'Tier' },
  value: { 'zh-CN': '近12个月净销售额', en: 'Sales, 12 mo.' },
  category: { 'zh-CN': '类别', en: 'Category' },
  product: { 'zh-CN': '产品', en: 'Product' },
  severity: { 'zh-CN': '级别', en: 'Severity' },
  handler: { 'zh-CN': '处理人', en: 'Handler' },

  'span.minutes': { 'zh-CN': '{count}分钟', en: '{count}\u00a0min' },
  'span.hours': { 'zh-CN': '{count}小时', en: '{count}\u00a0h' },
  'span.days': { 'zh-CN': '{count}天', en: '{count}\u00a0d' }
})
