import { defineMessages } from '#lib/i18n/messages.ts'

export const messages = defineMessages({
  title: { 'zh-CN': '客户分层 · {month} · {company}', en: 'Customer segments · {month} · {company}' },
  headline: {
    'zh-CN': '{customers}位{segment}占客户的{share}，贡献净销售额的{sales}',
    en: '{segment}: {customers, plural, one {{customers} customer, {share} of all, makes} other {{customers} customers, {share} of all, make}} {sales} of net sales'
  },
  'headline.nobody': { 'zh-CN': '窗口期内没有客户购买', en: 'No customer bought in the window' },
  sub: {
    'zh-CN': '截至{day}，近12个月有购买的客户共{customers}位；与{month}末相比{change}位。',
    en: '{customers, plural, one {{customers} customer} other {{customers} customers}} bought in the 12 months up to {day}; {change} since the end of {month}.'
  },
  'sub.alone': {
    'zh-CN': '截至{day}，近12个月有购买的客户共{customers}位。',
    en: '{customers, plural, one {{customers} customer} other {{customers} customers}} bought in the 12 months up to {day}.'
  },
  'sub.all': {
    'zh-CN': '截至{day}，全部历史中有购买的客户共{customers}位。',
    en: '{customers, plural, one {{customers} customer has} other {{customers} customers have}} ever bought up to {day}.'
  },
  schemes: { 'zh-CN': '分层方案', en: 'Scheme' },
  'scheme.eight': { 'zh-CN': '八分类', en: 'Eight segments' },
  'scheme.eleven': { 'zh-CN': '十一分类', en: 'Eleven segments' },
  'scheme.threshold': { 'zh-CN': '阈值分类', en: 'By thresholds' },
  'scheme.own': { 'zh-CN': '自定义规则', en: 'Own rules' },

  table: {
    'zh-CN': '{segment}贡献净销售额的{sales}，应对放在最后一列',
    en: '{sales} of net sales come from one segment, {segment}; what to do for each stands last'
  },
  'table.nobody': { 'zh-CN': '各分层客户与应对', en: 'Customers by segment, and what to do' },
  'table.note': { 'zh-CN': '金额单位：{unit}', en: 'money in {unit}' },
  segment: { 'zh-CN': '分层', en: 'Segment' },
  customers: { 'zh-CN': '客户数', en: 'Customers' },
  versus: { 'zh-CN': '比{month}', en: 'vs {month}' },
  share: { 'zh-CN': '占比', en: 'Share' },
  'net-sales': { 'zh-CN': '净销售额', en: 'Net sales' },
  recency: { 'zh-CN': '平均R（天）', en: 'Avg R (days)' },
  frequency: { 'zh-CN': '平均F（单）', en: 'Avg F (orders)' },
  monetary: { 'zh-CN': '平均M', en: 'Avg M' },
  repurchase: { 'zh-CN': '复购率', en: 'Repurchase' },
  treatment: { 'zh-CN': '应对：谁联系、多久一次、带什么', en: 'Treatment: who, how often, with what' },
  total: { 'zh-CN': '窗口期内合计', en: 'In the window' },
  'repurchase.detail': {
    'zh-CN': '{buyers}位购买客户中{repeating}位买过两次以上',
    en: '{repeating} of {buyers, plural, one {{buyers} buyer} other {{buyers} buyers}} ordered at least twice'
  },

  heat: {
    'zh-CN': '近且勤（R4–5、F4–5）的{customers}位客户贡献净销售额的{sales}',
    en: '{customers, plural, one {{customers} recent and frequent customer (R4–5, F4–5) makes} other {{customers} recent and frequent customers (R4–5, F4–5) make}} {sales} of net sales'
  },
  'heat.plain': { 'zh-CN': 'R×F得分', en: 'R × F scores' },
  'heat.note': {
    'zh-CN': '粗体为客户数，其下为净销售额（{unit}）；底色为销售占比',
    en: 'bold: customers; below: net sales, {unit}; shade: share of sales'
  },
  'heat.sum': { 'zh-CN': '合计', en: 'Total' },
  'heat.r': { 'zh-CN': 'R{score}', en: 'R{score}' },
  'heat.f': { 'zh-CN': 'F{score}', en: 'F{score}' },
  'heat.cell': {
    'zh-CN': 'R{r}、F{f}：{customers}位客户，净销售额{sales}，平均M得分{m}',
    en: 'R{r}, F{f}: {customers, plural, one {{customers} customer} other {{customers} customers}}, net sales {sales}, mean M score {m}'
  },

  migration: {
    'zh-CN': '{down}位降级，{up}位升级，{fresh}位首次购买',
    en: '{down} moved down, {up} moved up, {fresh} bought for the first time'
  },
  'migration.note': {
    'zh-CN': '{all}位换了分层：{own}位因自身行为，{limits}位只因分界移动，{both}位两者都有',
    en: '{all} changed segment: {own} by what they did, {limits} only because limits moved, {both} by both'
  },
  'migration.none': {
    'zh-CN': '数据从{month}开始，没有更早的月份可比',
    en: 'The data begin with {month}: there is no earlier month to come from'
  },
  'migration.from': { 'zh-CN': '从', en: 'From the end of' },
  'migration.to': { 'zh-CN': '到', en: 'to the end of' },
  'migration.show': { 'zh-CN': '显示', en: 'Show' },
  'migration.chart': {
    'zh-CN': '从{from}末到{to}末各分层之间的客户流向',
    en: 'Customers between segments from the end of {from} to the end of {to}'
  },
  'migration.link': {
    'zh-CN': '{from} → {to}：{customers}位客户',
    en: '{from} → {to}: {customers, plural, one {{customers} customer} other {{customers} customers}}'
  },
  'migration.nobody': { 'zh-CN': '没有客户可画', en: 'Nobody to draw' },
  'migration.left-out': {
    'zh-CN': '图中没有画出：{outside}位前后都在窗口期外，{never}位一直没有购买',
    en: 'Not drawn: {outside} outside the window at both ends, {never} who had not bought by either'
  },
  'migration.matrix': { 'zh-CN': '迁移矩阵', en: 'Migration matrix' },
  'migration.matrix-title': {
    'zh-CN': '每行合计为{from}末的人数，每列合计为{to}末的人数',
    en: 'Rows add up to the end of {from}, columns to the end of {to}'
  },
  'migration.behaviour': { 'zh-CN': '行为', en: 'Behaviour' },
  'migration.drift': { 'zh-CN': '分界移动', en: 'Limits' },
  'migration.corner': { 'zh-CN': '从 ↓ 到 →', en: 'From ↓ to →' },
  'migration.sum': { 'zh-CN': '合计', en: 'Total' },
  'measure.customers': { 'zh-CN': '客户数', en: 'Customers' },
  'measure.before': { 'zh-CN': '之前净销售额', en: 'Net sales before' },
  'measure.after': { 'zh-CN': '之后净销售额', en: 'Net sales after' },
  measures: { 'zh-CN': '矩阵数值', en: 'Matrix shows' },
  'key.stayed': { 'zh-CN': '不变', en: 'stayed' },
  'key.down': { 'zh-CN': '转入人均净销售额更低的分层', en: 'to a segment of lower net sales per customer' },
  'key.up': { 'zh-CN': '转入人均净销售额更高的分层', en: 'to one of higher' },
  'key.edge': { 'zh-CN': '新客户、回流、移出窗口', en: 'new, back, out of the window' },
  'empty.title': { 'zh-CN': '{month}没有数据', en: 'No data for {month}' },
  'empty.latest': { 'zh-CN': '看{month}', en: 'Show {month}' },
  none: { 'zh-CN': '（无）', en: '(none)' }
})
