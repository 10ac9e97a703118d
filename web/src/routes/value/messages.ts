import { defineMessages } from '#lib/i18n/messages.ts'

export const messages = defineMessages({
  title: { 'zh-CN': '客户价值 · {company}', en: 'Customer value · {company}' },
  headline: {
    'zh-CN': '未来一年预期价值的80%来自{count}位客户，占客户的{share}',
    en: '80% of the value expected next year sits with {count, plural, one {{count} customer} other {{count} customers}}, {share} of them'
  },
  'headline.purchases': {
    'zh-CN': '未来一年预计有{purchases}次购买',
    en: '{purchases, plural, one {{purchases} purchase is} other {{purchases} purchases are}} expected next year'
  },
  'headline.none': {
    'zh-CN': '这些数据还不足以预测客户价值',
    en: 'Too little is known to foretell what customers are worth'
  },
  'headline.nobody': { 'zh-CN': '没有客户符合筛选', en: 'No customers fit the filters' },
  sub: {
    'zh-CN': '{day}之后的52周，{customers}位客户预计购买{purchases}次，金额{value}。',
    en: 'In the 52 weeks after {day}, {customers, plural, one {{customers} customer is} other {{customers} customers are}} expected to buy {purchases, plural, one {{purchases} time} other {{purchases} times}}, for {value}.'
  },
  none: { 'zh-CN': '（无）', en: '(none)' },

  'by.title': {
    'zh-CN': '{label}：{member}占{share}',
    en: '{label}: {share} from {member}'
  },
  'by.plain': { 'zh-CN': '按{label}', en: 'By {label}' },
  customers: { 'zh-CN': '客户', en: 'Customers' },
  'expected-value': { 'zh-CN': '预期价值', en: 'Exp. value' },
  'expected-purchases': { 'zh-CN': '预期次数', en: 'Exp. purch.' },
  share: { 'zh-CN': '占比', en: 'Share' },
  weeks: { 'zh-CN': '52周', en: '52 weeks' },
  others: { 'zh-CN': '其余{count}个', en: '{count} others' },
  total: { 'zh-CN': '合计', en: 'Total' },

  'alive.title': {
    'zh-CN': '{all}位重复购买的客户中，{gone}位多半已经离开',
    en: '{gone} of {all, plural, one {{all} repeat buyer} other {{all} repeat buyers}} {gone, plural, one {has} other {have}} probably left'
  },
  'alive.band': { 'zh-CN': '{from}–{to}%', en: '{from}–{to}%' },
  'alive.once': { 'zh-CN': '只买过一次', en: 'Once only' },
  'alive.head': { 'zh-CN': '活跃概率', en: 'Chance' },

  'tenths.title': {
    'zh-CN': '价值最高的十分之一客户占{share}',
    en: 'The top tenth holds {share} of it'
  },
  'tenths.head': { 'zh-CN': '十分位', en: 'Tenth' },
  'tenths.row': { 'zh-CN': '第{tenth}个十分位', en: 'Tenth {tenth}' },
  'tenths.first': { 'zh-CN': '第1个（最高）', en: 'Tenth 1 (largest)' },

  'fit.title': {
    'zh-CN': '最近{weeks}周的预测{side, select, over {偏高{error}} under {偏低{error}} other {与实际相符}}',
    en: 'Last {weeks} weeks: forecast {side, select, over {{error} too high} under {{error} too low} other {as it came}}'
  },
  'fit.plain': { 'zh-CN': '预测与实际', en: 'Forecast and fact' },
  'fit.none': {
    'zh-CN': '数据不足半年，无法留出一段来检验预测。',
    en: 'With less than half a year of data nothing can be held back to test the forecast on.'
  },
  'fit.note': {
    'zh-CN': '重复购买：预测{predicted}次，实际{actual}次',
    en: 'repeat purchases: {predicted} foretold, {actual} came'
  },
  'fit.actual': { 'zh-CN': '实际', en: 'Actual' },
  'fit.model': { 'zh-CN': '模型', en: 'Model' },
  'fit.forecast': { 'zh-CN': '预测', en: 'Forecast' },
  'fit.cut': { 'zh-CN': '此后为预测', en: 'foretold from here' },
  'fit.alt': {
    'zh-CN': '每周累计的重复购买次数：实际为实线，预测为虚线。预测{predicted}次，实际{actual}次。',
    en: 'Repeat purchases so far by week: actual as a solid line, forecast dashed. {predicted} foretold, {actual} came.'
  },
  'fit.tip': { 'zh-CN': '截至{day}', en: 'To {day}' },

  'repeats.title': {
    'zh-CN': '重复购买次数：{share}的客户只买过一次，模型预计{expected}',
    en: '{share} bought once; the model expects {expected}'
  },
  'repeats.head': { 'zh-CN': '重复次数', en: 'Repeats' },
  'repeats.actual': { 'zh-CN': '实际客户', en: 'Customers' },
  'repeats.expected': { 'zh-CN': '模型', en: 'Model' },
  'repeats.more': { 'zh-CN': '{count}及以上', en: '{count} and more' },

  'models.title': {
    'zh-CN': '{count, plural, =0 {模型的假定没有发现问题} other {使用前请注意：#条提醒}}',
    en: '{count, plural, =0 {Nothing speaks against the models} one {Before you rely on it: one warning} other {Before you rely on it: # warnings}}'
  },
  'models.bg_nbd': { 'zh-CN': '购买频率（BG/NBD，按周）', en: 'How often (BG/NBD, weeks)' },
  'models.gamma_gamma': { 'zh-CN': '每次金额（Gamma-Gamma）', en: 'How much (Gamma-Gamma)' },
  'models.log-likelihood': { 'zh-CN': '对数似然', en: 'log-likelihood' },
  'models.customers': { 'zh-CN': '客户', en: 'customers' },
  'models.note': {
    'zh-CN': '购买按天计，同一天合为一次，不含退货；参数是全公司的，不随筛选变化。',
    en: 'Purchases are days, returns left out. The parameters are of the whole company, whatever is filtered.'
  },

  'top.title': {
    'zh-CN': '预期价值最高的{count}位客户占{share}',
    en: '{count, plural, one {The most valuable customer holds} other {The {count} most valuable customers hold}} {share}'
  },
  'top.note': {
    'zh-CN': '共{total}位；全部客户可下载为文件',
    en: '{total} in all; every one of them can be downloaded as a file'
  },
  customer: { 'zh-CN': '客户', en: 'Customer' },
  tier: { 'zh-CN': '等级', en: 'Tier' },
  repeats: { 'zh-CN': '重复购买', en: 'Repeats' },
  since: { 'zh-CN': '距上次', en: 'Since last' },
  'since.unit': { 'zh-CN': '周', en: 'weeks' },
  alive: { 'zh-CN': '活跃概率', en: 'Chance' },
  spend: { 'zh-CN': '每次金额', en: 'Per purchase' }
})
