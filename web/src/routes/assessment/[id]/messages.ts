import { defineMessages } from '#lib/i18n/messages.ts'

export const messages = defineMessages({
  title: { 'zh-CN': '{name}的关系评估 · {company}', en: 'Assessment of {name} · {company}' },
  all: { 'zh-CN': '关系评估', en: 'Assessment' },
  heading: { 'zh-CN': '客户关系评估表：{name}', en: 'Customer assessment: {name}' },
  sub: { 'zh-CN': '截至{day}', en: 'As of {day}' },
  card: { 'zh-CN': '客户卡片', en: 'Customer card' },
  print: { 'zh-CN': '打印', en: 'Print' },
  id: { 'zh-CN': '编号', en: 'Id' },
  tier: { 'zh-CN': '客户等级', en: 'Tier' },
  region: { 'zh-CN': '所在地区', en: 'Home region' },
  owner: { 'zh-CN': '负责人', en: 'Owner' },

  indicator: { 'zh-CN': '指标', en: 'Indicator' },
  weight: { 'zh-CN': '权重', en: 'Weight' },
  score: { 'zh-CN': '得分', en: 'Score' },
  points: { 'zh-CN': '加权得分', en: 'Points' },
  basis: { 'zh-CN': '依据', en: 'Basis' },
  remarks: { 'zh-CN': '备注', en: 'Remarks' },
  total: { 'zh-CN': '总分', en: 'Total' },
  grade: { 'zh-CN': '等级', en: 'Grade' },
  advice: { 'zh-CN': '建议', en: 'Advice' },
  'advice.maintain': { 'zh-CN': '维持', en: 'Maintain' },
  'advice.improve': { 'zh-CN': '改进', en: 'Improve' },
  'advice.terminate': { 'zh-CN': '终止', en: 'End' },
  exception: { 'zh-CN': '例外', en: 'Exception' },
  'weight.was': { 'zh-CN': '原{weight}', en: 'of {weight}' },
  'missing.entered': {
    'zh-CN': '由员工录入，尚未录入：不计',
    en: 'Entered by staff, not entered yet: not counted'
  },
  'missing.source': {
    'zh-CN': '没有来源{source}：不计',
    en: 'No source {source}: not counted'
  },
  'missing.figure': { 'zh-CN': '没有数据：不计', en: 'No figure: not counted' },
  rescaled: {
    'zh-CN': '未计入的指标不占权重，其余权重按比例放大到合计100（计入原权重的{counted}%）。',
    en: 'What is not counted has no weight: the other weights are scaled up to 100 (they were {counted}% of it).'
  },
  hangs: {
    'zh-CN': '等级取决于权重：{moves}。',
    en: 'The grade hangs on a weight: {moves}.'
  },
  'hangs.less': { 'zh-CN': '{indicator}−10%则为{grade}', en: '{indicator} at −10% gives {grade}' },
  'hangs.more': { 'zh-CN': '{indicator}+10%则为{grade}', en: '{indicator} at +10% gives {grade}' },
  and: { 'zh-CN': '，', en: ', ' },
  'grades.is': {
    'zh-CN': '{grade} {label}：{from}分起，{advice}',
    en: '{grade} {label}: from {from}, {advice}'
  },
  before: { 'zh-CN': '此前：{list}', en: 'Before: {list}' },
  'before.one': { 'zh-CN': '{month} {score}分{grade}', en: '{month} {score} {grade}' },
  unassessed: {
    'zh-CN': '没有评估：到这一天还没有购买，或没有一项指标有数据',
    en: 'Not assessed: no purchase by that day, or no indicator has a figure'
  },
  prepared: { 'zh-CN': '编制', en: 'Prepared' },
  reviewed: { 'zh-CN': '审核', en: 'Reviewed' },
  approved: { 'zh-CN': '批准', en: 'Approved' },
  date: { 'zh-CN': '日期', en: 'Date' },
  'empty.title': { 'zh-CN': '{month}还没有评估', en: 'Nobody was assessed in {month}' },
  'empty.what': {
    'zh-CN':
      '构建时评估最近一个完整月的月末；要看更早的月份，在clientele.yaml里把assessment.months设大，再重新构建。',
    en: 'A build assesses the end of its last complete month. For earlier ones set assessment.months in clientele.yaml and build again.'
  }
})
