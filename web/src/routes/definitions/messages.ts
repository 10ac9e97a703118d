import { defineMessages } from '#lib/i18n/messages.ts'

export const messages = defineMessages({
  title: { 'zh-CN': '指标定义 · {company}', en: 'Definitions · {company}' },
  headline: {
    'zh-CN': '{count}个指标：口径、公式、SQL与手算的例子',
    en: '{count} figures: what each means and how it is counted'
  },
  sub: {
    'zh-CN': '页面、命令行、API和下载用的都是这里的SQL；例子是手算的，每次改动都当作测试跑一遍。',
    en: 'Pages, command line, API and downloads all run the SQL that stands here; the examples were worked by hand and run as tests at every change.'
  },
  index: { 'zh-CN': '目录', en: 'Index' },
  search: { 'zh-CN': '查找指标或术语', en: 'Find a figure or term' },
  'search.none': { 'zh-CN': '没有与“{search}”相符的指标或术语。', en: 'Nothing here is about “{search}”.' },
  'search.found': {
    'zh-CN': '{count}项相符',
    en: '{count, plural, one {# match} other {# matches}}'
  },
  'group.lines': { 'zh-CN': '销售', en: 'Sales' },
  'group.customers': { 'zh-CN': '客户', en: 'Customers' },
  'group.more': { 'zh-CN': '其他', en: 'More' },
  download: { 'zh-CN': '下载', en: 'Download' },

  'month.value': { 'zh-CN': '{month}', en: '{month}' },
  'month.filtered': { 'zh-CN': '{month}，已筛选', en: '{month}, filtered' },
  'to-review': { 'zh-CN': '看月度回顾', en: 'In the review' },
  'to-rows': { 'zh-CN': '看明细行', en: 'Its rows' },
  'to-composition': { 'zh-CN': '看构成', en: 'What it is made of' },

  formula: { 'zh-CN': '公式', en: 'Formula' },
  unit: { 'zh-CN': '单位', en: 'Unit' },
  'unit.money': { 'zh-CN': '{currency}', en: '{currency}' },
  'unit.count': { 'zh-CN': '个数', en: 'a number of things' },
  'unit.units': { 'zh-CN': '件', en: 'units sold' },
  'unit.rate': { 'zh-CN': '%，变化以点计', en: '%, changes in points' },
  'unit.times': { 'zh-CN': '次，平均每位客户', en: 'times per customer' },
  'unit.days': { 'zh-CN': '天', en: 'days' },
  'unit.hours': { 'zh-CN': '小时', en: 'hours' },
  'unit.minutes': { 'zh-CN': '分钟', en: 'minutes' },
  'unit.score': { 'zh-CN': '分', en: 'points of the scale' },
  'unit.points': { 'zh-CN': '分（−100至100）', en: 'points, −100 to 100' },
  'unit.per_thousand': { 'zh-CN': '每千单', en: 'per 1,000 orders' },
  direction: { 'zh-CN': '方向', en: 'Direction' },
  'direction.up': { 'zh-CN': '越高越好', en: 'higher is better' },
  'direction.down': { 'zh-CN': '越低越好', en: 'lower is better' },
  'direction.neutral': { 'zh-CN': '不分好坏', en: 'neither is better' },
  kind: { 'zh-CN': '怎样合成', en: 'Worked out as' },
  'kind.sum': { 'zh-CN': '明细之和', en: 'a sum over its rows' },
  'kind.ratio': {
    'zh-CN': '两个和相除；任何一级都重新相除，从不平均',
    en: 'one sum divided by another; worked out anew at every level, never averaged'
  },
  'kind.median': { 'zh-CN': '居中的那个值（中位数）', en: 'the middle value (median)' },
  months: { 'zh-CN': '跨月', en: 'Over months' },
  'months.add-up': { 'zh-CN': '各月可以相加', en: 'the months of a period add up to it' },
  'months.do-not': {
    'zh-CN': '各月不可相加，季度与全年重新计算',
    en: 'months do not add up: quarters and years are counted anew'
  },
  days: { 'zh-CN': '看哪些天', en: 'Which days' },
  'days.period': { 'zh-CN': '所选期间', en: 'the period itself' },
  'days.trailing-year': {
    'zh-CN': '截至期末的365天；指定起止日时，就是那些天',
    en: 'the 365 days that end with the period; where days are given, those'
  },
  'days.base': { 'zh-CN': '，以及前一期', en: ', and the period before it' },
  'days.churn-window': { 'zh-CN': '，以及之前W天', en: ', and W days before it' },
  'days.all': { 'zh-CN': '，以及此前的全部历史', en: ', and all history before it' },
  'days.ahead': { 'zh-CN': '；还看之后直到最后一天', en: '; also what came after, to the last day of data' },
  w: { 'zh-CN': 'W', en: 'W' },
  'w.configured': { 'zh-CN': '{days}天（设定）', en: '{days} days (configured)' },
  'w.proposed': { 'zh-CN': '{days}天（由数据提议）', en: '{days} days (proposed by the data)' },
  interval: { 'zh-CN': '区间', en: 'Interval' },
  'interval.wilson': {
    'zh-CN': '95%，Wilson法；两期之差用Newcombe法；n小于{n}为灰色',
    en: '95%, Wilson’s; Newcombe’s for the difference of two periods; grey when n is below {n}'
  },
  'interval.net-score': {
    'zh-CN': '95%，调整Wald法；两期之差由两者的区间合成；n小于{n}为灰色',
    en: '95%, adjusted Wald; the difference of two periods from the intervals of both; grey when n is below {n}'
  },
  'interval.mean': {
    'zh-CN': '95%，Student法；两期之差用Welch法；n小于{n}为灰色',
    en: '95%, Student’s; Welch’s for the difference of two periods; grey when n is below {n}'
  },
  'interval.materiality': {
    'zh-CN': '变化超过±{rate}才上色',
    en: 'changes are coloured beyond ±{rate}'
  },
  judged: { 'zh-CN': '判断', en: 'Judged' },
  splits: { 'zh-CN': '可按什么拆', en: 'Can be split by' },
  'splits.additive': {
    'zh-CN': '任何属性；各部分相加等于合计',
    en: 'any attribute; the parts add up to the total'
  },
  'splits.customers': {
    'zh-CN': '客户属性：各组的变化可以解释合计；产品、区域、渠道等：各有各的数，不可相加',
    en: 'attributes of customers, whose groups explain a change; by product, region or channel each part has a figure of its own, and they do not add up'
  },
  dimensions: { 'zh-CN': '可以按什么拆', en: 'What figures can be split by' },
  'dimensions.note': {
    'zh-CN': '这次构建的数据里有值的属性',
    en: 'the attributes that this build has values for'
  },
  'dimensions.customer': { 'zh-CN': '客户属性', en: 'Of customers' },
  'dimensions.line': { 'zh-CN': '销售明细的属性', en: 'Of sales lines' },
  'splits.and': { 'zh-CN': '、', en: ', ' },
  source: { 'zh-CN': '来自', en: 'Made of' },
  companions: { 'zh-CN': '一起看', en: 'Read with' },
  method: { 'zh-CN': '口径：{label}', en: 'Definition: {label}' },
  'method.chosen': { 'zh-CN': '正在使用', en: 'in use' },
  'method.use': { 'zh-CN': '在月度回顾里改用', en: 'Use it in the review' },
  alternative: { 'zh-CN': '另一口径', en: 'Another definition' },

  examples: {
    'zh-CN': '手算的例子（{count}个）',
    en: '{count, plural, one {# example} other {# examples}} worked by hand'
  },
  'example.lines': { 'zh-CN': '例子中{source}的行', en: 'Rows of {source} in the example' },
  'example.none': { 'zh-CN': '没有任何行', en: 'no rows at all' },
  'example.period': { 'zh-CN': '期间', en: 'Period' },
  'example.settings': { 'zh-CN': '设定', en: 'Settings' },
  'example.result': { 'zh-CN': '结果', en: 'Result' },
  'example.no-value': { 'zh-CN': '无（分母为零）', en: 'none (the denominator is 0)' },
  'line.ordered_at': { 'zh-CN': '下单时间', en: 'Ordered' },
  'line.order_id': { 'zh-CN': '订单', en: 'Order' },
  'line.customer_id': { 'zh-CN': '客户', en: 'Customer' },
  'line.product_id': { 'zh-CN': '产品', en: 'Product' },
  'line.quantity': { 'zh-CN': '数量', en: 'Quantity' },
  'line.amount': { 'zh-CN': '金额', en: 'Amount' },
  'line.cost': { 'zh-CN': '成本', en: 'Cost' },
  'line.kind': { 'zh-CN': '类型', en: 'Kind' },
  'kind-of-line.sale': { 'zh-CN': '销售', en: 'sale' },
  'kind-of-line.return': { 'zh-CN': '退货', en: 'return' },

  sql: { 'zh-CN': 'SQL', en: 'SQL' },
  'sql.of': { 'zh-CN': '{label}的SQL', en: 'SQL of {label}' },
  'sql.copy': { 'zh-CN': '复制', en: 'Copy' },
  'sql.copied': { 'zh-CN': '已复制', en: 'Copied' },

  classes: { 'zh-CN': '客户怎样分类', en: 'How customers are classed' },
  'classes.note': {
    'zh-CN': '本次构建的规则，自上而下，先符合者为准',
    en: 'the rules of this build, from the top; the first that fits decides'
  },
  'classes.tier': { 'zh-CN': '{label}：每月初按此前的购买', en: '{label}: at the opening of each month' },
  'classes.stage': { 'zh-CN': '{label}：每天', en: '{label}: from day to day' },
  'classes.segment': { 'zh-CN': 'RFM{label}：每月末', en: 'RFM, {label}: at the end of each month' },
  'classes.verdict': { 'zh-CN': '{label}评分：每份答卷', en: '{label}: each answer' },

  thresholds: { 'zh-CN': '本次构建所用的界限', en: 'Limits in use in this build' },
  'thresholds.note': {
    'zh-CN': '写在clientele.yaml里，随答案一起给出',
    en: 'from clientele.yaml; they come with every answer'
  },
  'threshold.churn': { 'zh-CN': 'W：多少天没有购买算流失', en: 'W: days without a purchase until churned' },
  'threshold.proposed': { 'zh-CN': '由数据提议的W', en: 'W as the data propose it' },
  'threshold.repeat': {
    'zh-CN': '首单后多少天内再购算复购（按首购群组的口径）',
    en: 'Days for the second order (cohort definition)'
  },
  'threshold.minimum-n': { 'zh-CN': '最小样本：n小于它为灰色', en: 'Minimum n: below it figures are grey' },
  'threshold.materiality': {
    'zh-CN': '重要性：变化超过它才上色',
    en: 'Materiality: beyond it a change is coloured'
  },
  'threshold.strategic': {
    'zh-CN': '战略客户：近{months}个月净销售额不低于',
    en: 'Strategic: net sales of {months} months of at least'
  },
  'threshold.key': {
    'zh-CN': '重点客户：近{months}个月净销售额不低于',
    en: 'Key: net sales of {months} months of at least'
  },
  'threshold.days': { 'zh-CN': '{days}天', en: '{days} days' },
  'threshold.derived': { 'zh-CN': '由数据得出', en: 'derived from the data' },
  'threshold.configured': { 'zh-CN': '设定', en: 'configured' },
  'threshold.none': { 'zh-CN': '–', en: '–' },

  glossary: { 'zh-CN': '术语', en: 'Glossary' },
  'glossary.note': { 'zh-CN': '各页用到的词和写法', en: 'words and signs that the pages use' }
})
