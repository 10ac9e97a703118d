import { defineMessages } from '#lib/i18n/messages.ts'

/** What the monthly review says. */
export const messages = defineMessages({
  title: { 'zh-CN': '{month}回顾 · {company}', en: '{month} review · {company}' },

  'headline.value': { 'zh-CN': '{month}净销售额{value}', en: '{month} net sales {value}' },
  'headline.change': {
    'zh-CN': '{month}净销售额{value}，比{base}{direction, select, up {多} other {少}}{rate}',
    en: '{month} net sales {value}, {direction, select, up {up} other {down}} {rate} on {base}'
  },
  'headline.same': {
    'zh-CN': '{month}净销售额{value}，与{base}持平',
    en: '{month} net sales {value}, level with {base}'
  },
  'headline.target': {
    'zh-CN': '{month}净销售额{value}，{direction, select, up {超出} other {低于}}目标{rate}',
    en: '{month} net sales {value}, {rate} {direction, select, up {above} other {below}} target'
  },
  'headline.on-target': {
    'zh-CN': '{month}净销售额{value}，正好达到目标',
    en: '{month} net sales {value}, exactly on target'
  },
  'headline.part': {
    'zh-CN':
      '，净{direction, select, up {增} other {减}}{style, select, brief {} other {量}}{about, select, yes {约} other {}}{fraction}来自{member}',
    en: ', {about, select, yes {about } other {}}{fraction} of {style, select, brief {it} other {the net {direction, select, up {gain} other {loss}}}} from {member}'
  },
  'short.repurchase-rate': { 'zh-CN': '复购率', en: 'repurchase' },
  'short.retention-rate': { 'zh-CN': '留存率', en: 'retention' },
  'short.churn-rate': { 'zh-CN': '流失率', en: 'churn' },
  'headline.beyond': {
    'zh-CN':
      '；{member}{direction, select, up {多} other {少}}{change}，其余合计{direction, select, up {少} other {多}}{rest}',
    en: '; {member} {direction, select, up {up} other {down}} {change}, the rest {direction, select, up {down} other {up}} {rest}'
  },
  'headline.all': {
    'zh-CN': '，各{dimension}都{direction, select, up {多} other {少}}',
    en: ', {direction, select, up {up} other {down}} in every {dimension}'
  },
  'headline.alarm': {
    'zh-CN': '；{turn, select, yes {但} other {}}{kpi}{direction, select, up {升到} other {降到}}{value}',
    en: '; {turn, select, yes {but} other {and}} {kpi} {direction, select, up {rose} other {fell}} to {value}'
  },
  'headline.alarm-target': {
    'zh-CN': '；{turn, select, yes {但} other {}}{kpi}{value}，未达目标',
    en: '; {turn, select, yes {but} other {and}} {kpi} missed its target at {value}'
  },
  'fraction.third': { 'zh-CN': '三分之一', en: 'a third' },
  'fraction.two-fifths': { 'zh-CN': '四成', en: 'two fifths' },
  'fraction.half': { 'zh-CN': '一半', en: 'half' },
  'fraction.three-fifths': { 'zh-CN': '六成', en: 'three fifths' },
  'fraction.two-thirds': { 'zh-CN': '三分之二', en: 'two thirds' },
  'fraction.seven-tenths': { 'zh-CN': '七成', en: 'seven tenths' },
  'fraction.three-quarters': { 'zh-CN': '四分之三', en: 'three quarters' },
  'fraction.four-fifths': { 'zh-CN': '八成', en: 'four fifths' },
  'fraction.nine-tenths': { 'zh-CN': '九成', en: 'nine tenths' },
  'fraction.all': { 'zh-CN': '几乎全部', en: 'nearly all' },
  'headline.mover': {
    'zh-CN': '；{member}变动最大，{direction, select, up {多} other {少}}{change}',
    en: '; {member} moved most, {direction, select, up {up} other {down}} {change}'
  },
  'base.previous': { 'zh-CN': '上月', en: 'last month' },
  'base.last-year': { 'zh-CN': '去年同月', en: 'last year' },
  'base.last-year-lunar': { 'zh-CN': '去年同期（按春节对齐）', en: 'last year (lunar-aligned)' },
  'base.trailing-mean': { 'zh-CN': '前12个月的均值', en: 'the mean of the 12 months before' },
  'base.previous-days': { 'zh-CN': '上月同期{days}天', en: 'the same {days} days of last month' },
  'base.last-year-days': { 'zh-CN': '去年同期{days}天', en: 'the same {days} days of last year' },
  'base.last-year-lunar-days': {
    'zh-CN': '去年同期{days}天（按春节对齐）',
    en: 'the same {days} days of last year (lunar)'
  },
  'base.trailing-mean-days': {
    'zh-CN': '前12个月同样{days}天的均值',
    en: 'the mean of the same {days} days of the 12 months before'
  },
  'base.period-days': {
    'zh-CN': '{period}的前{days}天',
    en: 'the first {days} days of {period}'
  },

  'sub.target-short': {
    'zh-CN': '离目标差<b>{gap}</b>（达成{met}）。',
    en: '<b>{gap}</b> short of target ({met} met).'
  },
  'sub.target-over': {
    'zh-CN': '超出目标<b>{gap}</b>（达成{met}）。',
    en: '<b>{gap}</b> over target ({met} met).'
  },
  'sub.gain': {
    'zh-CN': '{member}多<b>{change}</b>（{rate}）。',
    en: '{member} gained <b>{change}</b> ({rate}).'
  },
  'sub.loss': {
    'zh-CN': '{member}少<b>{change}</b>（{rate}）。',
    en: '{member} lost <b>{change}</b> ({rate}).'
  },
  'sub.ratio': {
    'zh-CN':
      '{kpi}{direction, select, up {升} down {降} other {变}}<b>{points}个百分点</b>：结构{mix}，各组自身{rate}。',
    en: '{kpi} {direction, select, up {rose} down {fell} other {moved}} <b>{points} points</b>: {mix} from mix, {rate} from rate.'
  },
  'sub.ratio-apart': {
    'zh-CN':
      '{kpi}{direction, select, up {升} down {降} other {变}}<b>{points}个百分点</b>：结构{mix}，各组自身{rate}。',
    en: '{kpi} {direction, select, up {rose} down {fell} other {moved}} <b>{points} points</b>: mix {mix}, rate {rate}.'
  },
  'sub.filtered': { 'zh-CN': '只含所选的销售。', en: 'Selected sales only.' },
  'sub.incomplete': {
    'zh-CN': '{month}未完，数据到{day}；各数字与同样天数相比。',
    en: '{month} is not over: data to {day}, compared with the same number of days.'
  },

  'noun.units': { 'zh-CN': '件', en: '' },
  'noun.orders': { 'zh-CN': '单', en: '' },
  'noun.active-customers': { 'zh-CN': '家', en: '' },
  'noun.new-customers': { 'zh-CN': '家', en: '' },

  'figures.tile': { 'zh-CN': '主要指标', en: 'Main figures' },
  'figures.quiet': { 'zh-CN': '其他指标', en: 'Other figures' },
  'measure.net-sales': { 'zh-CN': '净销售额', en: 'Net sales' },
  'measure.units': { 'zh-CN': '销量', en: 'Units' },
  'by-dimension': { 'zh-CN': '按{dimension}', en: 'By {dimension}' },
  'share.top': {
    'zh-CN': '{member}占{share}，份额{direction, select, up {升} other {降}}{points}点',
    en: '{member} {share}, {direction, select, up {+} other {−}}{points} pt'
  },
  'share.both': {
    'zh-CN': '{up}升{gain}点，{down}降{loss}点',
    en: '{up} +{gain} pt, {down} −{loss} pt'
  },
  'share.still': { 'zh-CN': '{dimension}份额没有变化', en: 'Shares by {dimension} unchanged' },
  'share.plain.net-sales': { 'zh-CN': '净销售额，按{dimension}', en: 'Net sales by {dimension}' },
  'share.plain.units': { 'zh-CN': '销量，按{dimension}', en: 'Units by {dimension}' },
  'breakdown.all': {
    'zh-CN': '未按{dimension}筛选，所选的标黄',
    en: 'Not filtered by {dimension}; the chosen are marked'
  },
  'breakdown.missing': {
    'zh-CN': '还没有可分的{dimension}。',
    en: 'There is nothing to split by {dimension} yet.'
  },

  'foot.customers': { 'zh-CN': '前20%的客户占{value}{was}', en: 'Top 20% of customers hold {value}{was}' },
  'foot.products': {
    'zh-CN': '{value}个产品占销售额的80%{was}',
    en: '{value} products make 80% of sales{was}'
  },
  'foot.regions': {
    'zh-CN': 'HHI {value}{was}{side, select, up {，更集中} down {，更分散} other {}}',
    en: 'HHI {value}{was}{side, select, up {: more concentrated} down {: less concentrated} other {}}'
  },
  'foot.was': { 'zh-CN': '（{what}{value}）', en: ' ({what} {value})' },
  'place.broken-tile': { 'zh-CN': '没能算出来', en: 'could not be worked out' },

  'flow.title': {
    'zh-CN': '来{come}走{gone}，净{net, select, up {增} down {减} other {变}}{amount}家',
    en: '{gone} left, {come} came: net {net, select, up {+} down {−} other {}}{amount}'
  },
  'flow.plain': { 'zh-CN': '客户的来去', en: 'Customers in and out' },
  'flow.head': { 'zh-CN': '{days}天内买过的客户', en: 'Bought within {days} days' },
  'flow.opening': { 'zh-CN': '期初', en: 'Opening' },
  'flow.new': { 'zh-CN': '新客户', en: 'New' },
  'flow.reactivated': { 'zh-CN': '召回', en: 'Won back' },
  'flow.churned': { 'zh-CN': '流失', en: 'Churned' },
  'flow.closing': { 'zh-CN': '期末', en: 'Closing' },
  'flow.closing-now': { 'zh-CN': '至{day}', en: 'At {day}' },
  'flow.foot': {
    'zh-CN': '{days}天没有购买算流失{back}',
    en: 'Churned: {days} days idle{back}'
  },
  'flow.foot-back': { 'zh-CN': '；其中{share}后来又买', en: '; {share} came back since' },
  'flow.short': {
    'zh-CN': '数据始于{month}，老客户也会算作新客户',
    en: 'Data begin {month}: old customers seem new'
  },
  'service.plain': { 'zh-CN': '满意度与服务', en: 'Satisfaction and service' },
  'service.title': {
    'zh-CN':
      '{label}{value}{judgement, select, good {，确有改善} bad {，确有下降} noise {，变化在误差之内} other {}}',
    en: '{label} {value}{judgement, select, good {: really better} bad {: really worse} noise {: change within chance} other {}}'
  },
  'service.title.target': {
    'zh-CN': '{label}{value}{judgement, select, good {，达到目标} bad {，未达目标} other {}}',
    en: '{label} {value}{judgement, select, good {: target met} bad {: target missed} other {}}'
  },
  'service.missing': { 'zh-CN': '缺来源{files}', en: 'Missing sources: {files}' },
  'service.unfiltered': {
    'zh-CN': '“–”：所计的记录不按此筛选',
    en: '–: what is counted does not know these filters'
  },
  'service.satisfaction': { 'zh-CN': '满意度', en: 'Satisfaction' },
  'service.complaints': { 'zh-CN': '投诉', en: 'Complaints' },
  'service.board': { 'zh-CN': '待办看板', en: 'Board' },
  'missing.initiatives': { 'zh-CN': '改进措施', en: 'Initiatives' },
  'missing.initiatives-how': {
    'zh-CN': '没有登记的措施：本版本还不能登记。',
    en: 'None are recorded: this version cannot record them yet.'
  },
  'missing.actions': { 'zh-CN': '未完成行动', en: 'Open actions' },
  'missing.actions-how': {
    'zh-CN': '没有登记的行动：本版本还不能登记。',
    en: 'None are recorded: this version cannot record them yet.'
  },

  'bridge.tabs': { 'zh-CN': '变化的分解', en: 'What changed, by' },
  'bridge.tab.customers': { 'zh-CN': '客户', en: 'Customers' },
  'bridge.tab.price-volume-mix': { 'zh-CN': '量价', en: 'Price' },
  'bridge.tab.areas': { 'zh-CN': '区域', en: 'Area' },
  'bridge.tab.repurchase-rate': { 'zh-CN': '复购率', en: 'Repeat' },
  'bridge.tab.retention-rate': { 'zh-CN': '留存率', en: 'Retention' },
  'bridge.tab.churn-rate': { 'zh-CN': '流失率', en: 'Churn' },
  'bridge.tab.gross-margin': { 'zh-CN': '毛利率', en: 'Margin' },
  'bridge.head.customers': { 'zh-CN': '客户去向', en: 'Customers' },
  'bridge.head.price-volume-mix': { 'zh-CN': '销量、结构与价格', en: 'Volume, mix and price' },
  'bridge.head.areas': { 'zh-CN': '按区域', en: 'By area' },
  'bridge.head.repurchase-rate': { 'zh-CN': '结构，与各等级自身的率', en: 'Mix, and rate of each tier' },
  'bridge.head.retention-rate': { 'zh-CN': '结构，与各等级自身的率', en: 'Mix, and rate of each tier' },
  'bridge.head.churn-rate': { 'zh-CN': '结构，与各等级自身的率', en: 'Mix, and rate of each tier' },
  'bridge.head.gross-margin': { 'zh-CN': '结构，与各品类自身的率', en: 'Mix, and rate of each category' },
  'bridge.members.customers': { 'zh-CN': '家', en: 'n' },
  'bridge.members.products': { 'zh-CN': '产品', en: 'Products' },
  'bridge.points': { 'zh-CN': '贡献 点', en: 'pt' },
  'bridge.mix': { 'zh-CN': '结构', en: 'Mix' },
  'bridge.rate-of': { 'zh-CN': '率：{member}', en: 'Rate: {member}' },
  'bridge.none': { 'zh-CN': '（无）', en: '(none)' },
  'bridge.other': { 'zh-CN': '其余', en: 'others' },
  'bridge.tip.change': { 'zh-CN': '带来的变化', en: 'Change it made' },
  'bridge.tip.share': { 'zh-CN': '占净变化 = {part} ÷ {whole}', en: 'Of the net change = {part} ÷ {whole}' },
  'bridge.tip.open': { 'zh-CN': '点击看名单', en: 'Click for the list' },
  'bridge.title.still': { 'zh-CN': '{kpi}没有变化', en: '{kpi} unchanged' },
  'bridge.title.gain': { 'zh-CN': '{gain}多{more}', en: '{gain} +{more}' },
  'bridge.title.losses': {
    'zh-CN': '{losses}少{less}',
    en: '{losses, select, losses {Losses} other {{losses}}} −{less}'
  },
  'bridge.title.up': {
    'zh-CN': '{gain}多{more}；{losses}抵掉{less}',
    en: '{gain} +{more}, {losses} −{less}'
  },
  'bridge.title.down': {
    'zh-CN': '{losses}少{less}；{gain}补回{more}',
    en: '{losses, select, losses {Losses} other {{losses}}} −{less}, {gain} +{more}'
  },
  'bridge.title.and-others': { 'zh-CN': '{largest}等', en: '{largest} etc.' },
  'bridge.title.ratio': {
    'zh-CN': '{kpi}{direction, select, up {升} other {降}}{points}点：结构{mix}，率{rate}',
    en: '{kpi} {direction, select, up {+} other {−}}{points} pt: mix {mix}, rate {rate}'
  },
  'bridge.title.ratio-still': {
    'zh-CN': '{kpi}没变：结构{mix}，率{rate}',
    en: '{kpi} unchanged: mix {mix}, rate {rate}'
  },
  'bridge.title.none': { 'zh-CN': '什么变了', en: 'What changed' },
  'bridge.missing': {
    'zh-CN': '没有可比的时期，变化无从分解。',
    en: 'There is no earlier period to take a change apart against.'
  },
  'bridge.against-last-year': {
    'zh-CN': '分解要与另一时期比，这里比去年同月。',
    en: 'A bridge needs another period: this one starts from last year.'
  },

  'key.now': { 'zh-CN': '本月', en: 'This month' },
  'key.plan': { 'zh-CN': '目标', en: 'Target' },
  'key.good': { 'zh-CN': '有利', en: 'Favourable' },
  'key.bad': { 'zh-CN': '不利', en: 'Unfavourable' },
  'key.ink': {
    'zh-CN': '黑字：变化未过重要性界限（{rate}）',
    en: 'Ink: change below the materiality limit ({rate})'
  },
  'key.noise': { 'zh-CN': '灰字：差异不显著', en: 'Grey: change within noise' },
  'key.interval': { 'zh-CN': '竖线：95%区间', en: 'Upright line: 95% interval' },

  'empty.title': { 'zh-CN': '{month}没有数据', en: 'No data for {month}' },
  'empty.range': { 'zh-CN': '数据从{first}到{last}。', en: 'The data run from {first} to {last}.' },
  'empty.latest': { 'zh-CN': '看{month}', en: 'Show {month}' },
  'empty.filtered': { 'zh-CN': '所选范围内没有销售', en: 'There are no sales in this selection' }
})
