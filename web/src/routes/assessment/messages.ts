import { defineMessages } from '#lib/i18n/messages.ts'

export const messages = defineMessages({
  title: { 'zh-CN': '客户关系评估 · {company}', en: 'Assessment · {company}' },
  headline: {
    'zh-CN': '{customers}位客户平均{mean}分：建议改进{improve}位，终止{terminate}位',
    en: '{customers} customers score {mean} on average: {improve} to improve, {terminate} to end'
  },
  'headline.nobody': { 'zh-CN': '筛选后没有可评估的客户', en: 'No customers to assess under these filters' },
  sub: {
    'zh-CN': '截至{day}，凡买过的客户都按加权指标评分，满分100。',
    en: 'As of {day}, everybody who has bought, by weighted indicators from 0 to 100.'
  },
  'sub.missing': {
    'zh-CN': '{indicators}未计入，其余权重按比例放大到合计100。',
    en: 'Not counted: {indicators}; the other weights are scaled up to 100.'
  },
  'sub.unassessed': {
    'zh-CN': '{count}位没有任何指标数据，不评分。',
    en: '{count} have no figure for any indicator and no score.'
  },
  and: { 'zh-CN': '、', en: ', ' },
  none: { 'zh-CN': '（无）', en: '(none)' },
  filter: { 'zh-CN': '{name}：{value}', en: '{name}: {value}' },
  'filter.and': { 'zh-CN': '、', en: ', ' },
  'filter.remove': { 'zh-CN': '去掉“{name}”', en: 'Remove “{name}”' },
  'filter.grade': { 'zh-CN': '等级', en: 'Grade' },
  'filter.advice': { 'zh-CN': '建议', en: 'Advice' },
  'filter.moved_by': { 'zh-CN': '权重变动10%即换级', en: 'Grade hangs on the weight of' },

  'empty.title': { 'zh-CN': '{month}还没有评估', en: 'Nobody was assessed in {month}' },
  'empty.what': {
    'zh-CN':
      '构建时评估最近一个完整月的月末；要看更早的月份，在clientele.yaml里把assessment.months设大，再重新构建。',
    en: 'A build assesses the end of its last complete month. For earlier ones set assessment.months in clientele.yaml and build again.'
  },
  'empty.latest': { 'zh-CN': '看{month}', en: 'Show {month}' },

  'advice.maintain': { 'zh-CN': '维持', en: 'Maintain' },
  'advice.improve': { 'zh-CN': '改进', en: 'Improve' },
  'advice.terminate': { 'zh-CN': '终止', en: 'End' },

  'scores.title': {
    'zh-CN': '一半客户不低于{median}分',
    en: 'Half of the customers score {median} or more'
  },
  'scores.label': { 'zh-CN': '得分分布', en: 'Distribution of scores' },
  'scores.note': { 'zh-CN': '每5分一段的客户数', en: 'customers by steps of five points' },
  'scores.range': { 'zh-CN': '{from}–{below}分', en: '{from}–{below} points' },
  'scores.bin': { 'zh-CN': '{range}：{customers}位', en: '{range}: {customers} customers' },

  'grades.title': {
    'zh-CN': '{share}的客户是{grade}级，贡献净销售额的{net}',
    en: '{share} of the customers are {grade}, with {net} of net sales'
  },
  'grades.note': {
    'zh-CN': '建议有例外{exceptions}位',
    en: '{exceptions} exceptions in advice'
  },
  grade: { 'zh-CN': '等级', en: 'Grade' },
  from: { 'zh-CN': '起始分', en: 'From' },
  customers: { 'zh-CN': '客户', en: 'Customers' },
  share: { 'zh-CN': '占比', en: 'Share' },
  net: { 'zh-CN': '净销售额占比', en: 'Of net sales' },
  advice: { 'zh-CN': '建议', en: 'Advice' },
  'grade.list': {
    'zh-CN': '{grade}级的{count}位客户，打开名单',
    en: 'List the {count} customers of grade {grade}'
  },
  'grade.here': { 'zh-CN': '{grade} {label}：只看这一级', en: '{grade} {label}: only this grade' },

  'indicators.title': {
    'zh-CN': '任一权重变动10%，{share}的客户会换级',
    en: 'The grade of {share} changes when one weight moves by 10%'
  },
  'indicators.note': {
    'zh-CN': '其余权重按比例调整，合计仍为100；点人数看是谁',
    en: 'others rescaled'
  },
  indicator: { 'zh-CN': '指标', en: 'Indicator' },
  weight: { 'zh-CN': '权重', en: 'Weight' },
  counted: { 'zh-CN': '计入', en: 'Counted' },
  mean: { 'zh-CN': '平均得分', en: 'Mean score' },
  n: { 'zh-CN': '有数据', en: 'Known' },
  less: { 'zh-CN': '−10%换级', en: 'At −10%' },
  more: { 'zh-CN': '+10%换级', en: 'At +10%' },
  'moved.list': {
    'zh-CN': '{indicator}权重变动10%会换级的客户',
    en: 'Customers whose grade hangs on the weight of {indicator}'
  },
  total: { 'zh-CN': '合计', en: 'Total' },
  'missing.entered': { 'zh-CN': '由员工录入，尚未录入', en: 'Entered by staff: not entered yet' },
  'missing.source': {
    'zh-CN': '没有来源：在clientele.yaml里加上{source}',
    en: 'No source: add {source} to clientele.yaml'
  },
  'missing.figure': { 'zh-CN': '没有客户有这项数据', en: 'No customer has a figure' },

  'members.title': {
    'zh-CN': '{best}平均{best_score}分，{worst}{worst_score}分',
    en: '{best} scores {best_score} on average, {worst} {worst_score}'
  },
  'members.plain': { 'zh-CN': '各组的等级', en: 'Grades of each group' },
  'members.by': { 'zh-CN': '按', en: 'By' },
  'by.tier': { 'zh-CN': '客户等级', en: 'Tier' },
  'by.area': { 'zh-CN': '地区', en: 'Area' },
  'by.owner': { 'zh-CN': '负责人', en: 'Owner' },
  'members.few': { 'zh-CN': '不足{minimum}位，仅供参考', en: 'fewer than {minimum}: for orientation only' },

  'list.title': { 'zh-CN': '{count}位客户的得分', en: 'Scores of {count} customers' },
  hint: { 'zh-CN': '客户、编号或负责人', en: 'Customer, id or owner' },
  customer: { 'zh-CN': '客户', en: 'Customer' },
  owner: { 'zh-CN': '负责人', en: 'Owner' },
  tier: { 'zh-CN': '客户等级', en: 'Tier' },
  region: { 'zh-CN': '所在地区', en: 'Home region' },
  score: { 'zh-CN': '得分', en: 'Score' },
  form: { 'zh-CN': '评估表', en: 'Form' },
  'form.open': { 'zh-CN': '打开', en: 'Open' },
  'form.of': { 'zh-CN': '打开{customer}的评估表', en: 'Open the form of {customer}' },
  'net-amount': { 'zh-CN': '净销售额', en: 'Net sales' },
  'counted-weight': { 'zh-CN': '计入权重', en: 'Weight counted' },
  'if-less': { 'zh-CN': '−10%时', en: 'At −10%' },
  'if-more': { 'zh-CN': '+10%时', en: 'At +10%' },
  exception: { 'zh-CN': '例外', en: 'Exception' }
})
