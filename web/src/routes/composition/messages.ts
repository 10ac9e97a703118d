import { defineMessages } from '#lib/i18n/messages.ts'

/** What the composition page says. */
export const messages = defineMessages({
  title: { 'zh-CN': '{measure}按{dimension} · {company}', en: '{measure} by {dimension} · {company}' },

  'headline.value': { 'zh-CN': '{place}{measure}{value}', en: '{place}{measure} {value}' },
  'headline.nothing': { 'zh-CN': '{place}没有可算的{measure}', en: '{place}no {measure} to show' },
  'headline.change': {
    'zh-CN':
      '{place}{measure}{value}，比{base}{what, select, rate {{side, select, up {高} other {低}}} other {{side, select, up {多} other {少}}}}{rate}',
    en: '{place}{measure} {value}, {side, select, up {up} other {down}} {rate} on {base}'
  },
  'headline.same': {
    'zh-CN': '{place}{measure}{value}，与{base}持平',
    en: '{place}{measure} {value}, level with {base}'
  },
  'headline.target': {
    'zh-CN': '{place}{measure}{value}，{side, select, up {超出} other {低于}}目标{rate}',
    en: '{place}{measure} {value}, {rate} {side, select, up {above} other {below}} target'
  },
  'headline.made': {
    'zh-CN': '，{member}占{side, select, up {增量} other {减量}}{part}',
    en: '; {member} made {part} of the {side, select, up {growth} other {decline}}'
  },
  'headline.mover': {
    'zh-CN':
      '；{member}{what, select, target {{side, select, up {超出} other {差得}}最多，} other {变动最大，}}{what, select, rate {{side, select, up {升} other {降}}} other {{side, select, up {多} other {少}}}}{change}',
    en: '; {member} {what, select, target {is farthest off, {change} {side, select, up {over} other {short}}} other {moved most, {side, select, up {up} other {down}} {change}}}'
  },
  place: { 'zh-CN': '{place}', en: '{place}: ' },
  'place.several': { 'zh-CN': '所选范围', en: 'Selection' },
  'place.more': { 'zh-CN': '{member}和另外{others}项', en: '{member} and {others} more' },

  'sub.grown': {
    'zh-CN': '{members}个{dimension}中{grown}个{what, select, rate {上升} target {超过目标} other {增长}}。',
    en: 'By {dimension}, {grown} of {members} {what, select, rate {rose} target {beat their target} other {grew}}.'
  },
  'sub.loss-rate': {
    'zh-CN': '{member}{what, select, target {离目标差} other {少}}<b>{change}</b>（{rate}）。',
    en: '{member} {what, select, target {is short by} other {lost}} <b>{change}</b> ({rate}).'
  },
  'sub.loss': {
    'zh-CN': '{member}{what, select, rate {降} target {离目标差} other {少}}<b>{change}</b>。',
    en: '{member} {what, select, rate {fell by} target {is short by} other {lost}} <b>{change}</b>.'
  },
  'sub.top': {
    'zh-CN': '前三占<b>{now}</b>{known, select, yes {，{base}{before}} other {}}。',
    en: 'The largest three hold <b>{now}</b>{known, select, yes {, {base} {before}} other {}}.'
  },
  'sub.incomplete': { 'zh-CN': '未完，数据到{day}。', en: 'Not over: data to {day}.' },
  'sub.same-days': {
    'zh-CN': '未完，数据到{day}，与同样天数相比。',
    en: 'Not over: data to {day}, compared with as many days.'
  },

  'base.previous': { 'zh-CN': '上月', en: 'last month' },
  'base.last-year': { 'zh-CN': '去年同期', en: 'last year' },
  'base.last-year-month': { 'zh-CN': '去年同月', en: 'last year' },
  'base.last-year-lunar': { 'zh-CN': '去年同期（按春节对齐）', en: 'last year (lunar-aligned)' },
  'base.trailing-mean': { 'zh-CN': '前12个月的均值', en: 'the mean of the 12 months before' },
  'base.target': { 'zh-CN': '目标', en: 'target' },

  trail: { 'zh-CN': '所在位置', en: 'Where you are' },
  'trail.all': { 'zh-CN': '全部', en: 'All' },
  measure: { 'zh-CN': '指标', en: 'Measure' },
  'measures.sums': { 'zh-CN': '可相加', en: 'Parts add up' },
  'measures.others': { 'zh-CN': '比率与中位数', en: 'Rates and medians' },
  dimension: { 'zh-CN': '维度', en: 'By' },
  mission: { 'zh-CN': '常用的三种构成', en: 'The three usual compositions' },
  'mission.one': { 'zh-CN': '{measure}按{dimension}', en: '{measure} by {dimension}' },
  ways: { 'zh-CN': '看法', en: 'Views' },
  'way.chart': { 'zh-CN': '表与图', en: 'Table and chart' },
  'way.pareto': { 'zh-CN': '帕累托', en: 'Pareto' },
  'way.pivot': { 'zh-CN': '透视', en: 'Pivot' },
  'way.periods': { 'zh-CN': '任选两期', en: 'Any two periods' },

  'table.title': { 'zh-CN': '{measure}，按{dimension}', en: '{measure} by {dimension}' },
  'column.value': { 'zh-CN': '本期', en: 'This period' },
  'column.value-month': { 'zh-CN': '本月', en: 'This month' },
  'column.share': { 'zh-CN': '份额', en: 'Share' },
  'column.reach': { 'zh-CN': '覆盖', en: 'Reach' },
  'column.share-change': { 'zh-CN': '份额变化', en: 'Share Δ' },
  'column.contribution': { 'zh-CN': '增长贡献', en: 'Contribution' },
  'column.customers': { 'zh-CN': '客户', en: 'Customers' },
  'column.base': { 'zh-CN': '分母', en: 'Base' },
  'column.abc': { 'zh-CN': 'ABC', en: 'ABC' },
  'column.cumulative': { 'zh-CN': '累计', en: 'Cumulative' },
  'column.change': { 'zh-CN': '较{base}', en: 'vs {base}' },
  'unit.points': { 'zh-CN': '点', en: 'pt' },
  'unit.customers': { 'zh-CN': '家', en: 'number' },
  'sort.by': { 'zh-CN': '按{column}排序', en: 'Sort by {column}' },

  total: { 'zh-CN': '合计', en: 'Total' },
  'total.of': { 'zh-CN': '{place}合计', en: '{place} total' },
  other: { 'zh-CN': '其余{count}项', en: '{count} others' },
  'other.all': { 'zh-CN': '逐项看全部{count}项', en: 'List all {count}' },
  search: { 'zh-CN': '查找{dimension}', en: 'Find in: {dimension}' },
  'search.found': { 'zh-CN': '找到{found}项，共{members}项', en: '{found} of {members} found' },
  'search.clear': { 'zh-CN': '清除查找', en: 'Clear search' },
  'search.none': { 'zh-CN': '没有名称含“{words}”的。', en: 'None has “{words}” in its name.' },
  'page.range': { 'zh-CN': '第{first}–{last}项，共{found}项', en: '{first}–{last} of {found}' },
  'page.before': { 'zh-CN': '上一页', en: 'Previous page' },
  'page.after': { 'zh-CN': '下一页', en: 'Next page' },
  'page.less': { 'zh-CN': '收起', en: 'Show fewer' },

  'note.drill': {
    'zh-CN': '点名称进入{next}；点行的其余部分，只看它（再点恢复）。',
    en: 'A name leads to its {next}; the rest of a row selects it, again to undo.'
  },
  'note.lines': {
    'zh-CN': '点名称看订单行；点行的其余部分，只看它（再点恢复）。',
    en: 'A name leads to its order lines; the rest of a row selects it, again to undo.'
  },
  'note.chosen': {
    'zh-CN': '下面各图只含所选（标黄）；上表仍列出全部。',
    en: 'The figures below hold the selection (yellow) only; the table lists all.'
  },
  'note.overlap': {
    'zh-CN': '客户合计已去重（一家可在多行购买），不等于各行之和。',
    en: 'The total counts each customer once: one may buy in several rows, so rows do not add up to it.'
  },
  'note.negative': {
    'zh-CN': '{count}项为负（退货多于购买），合计{value}：份额按含负数的总额算，负项无份额累计与ABC。',
    en: '{count} below zero (more returned than bought), {value} together: shares are of the total with them; they have no ABC class.'
  },
  'note.ratio': {
    'zh-CN': '比率不能相加：各行不是总数的一部分，因此没有份额。',
    en: 'Rates do not add up: the rows are no parts of the total, so there are no shares.'
  },
  'note.median': {
    'zh-CN': '中位数不能相加：各行不是总数的一部分，因此没有份额。',
    en: 'Medians do not add up: the rows are no parts of the total, so there are no shares.'
  },
  'note.reach': {
    'zh-CN': '同一个可计入多行，各行之和大于总数：只给覆盖率（行 ÷ 去重总数），不给份额。',
    en: 'One can count in several rows, so these pass the total: reach (row ÷ distinct total) stands for share.'
  },

  'tip.share': { 'zh-CN': '份额 = {part} ÷ {whole}', en: 'Share = {part} ÷ {whole}' },
  'tip.reach': { 'zh-CN': '覆盖 = {part} ÷ {whole}', en: 'Reach = {part} ÷ {whole}' },
  'tip.ratio': { 'zh-CN': '{part} ÷ {whole}', en: '{part} ÷ {whole}' },
  'tip.contribution': { 'zh-CN': '增长贡献 = {part} ÷ {whole}', en: 'Contribution = {part} ÷ {whole}' },
  'tip.customers': { 'zh-CN': '客户', en: 'Customers' },
  'tip.cumulative': { 'zh-CN': '累计份额', en: 'Cumulative share' },
  'tip.drill': { 'zh-CN': '点名称进入{next}', en: 'The name leads to its {next}' },
  'tip.lines': { 'zh-CN': '点名称看订单行', en: 'The name leads to its order lines' },

  'trend.both': {
    'zh-CN': '{months}个月来{up}升{gain}点，{down}降{loss}点',
    en: 'In {months} months {up} +{gain} pt, {down} −{loss} pt'
  },
  'trend.plain': { 'zh-CN': '{months}个月的份额', en: 'Shares over {months} months' },
  'trend.values': { 'zh-CN': '{months}个月的{measure}', en: '{measure} over {months} months' },
  'trend.note': {
    'zh-CN': '{known, select, yes {{unit}；} other {}}各图跨度同为{span}，起点不同；浅带为春节月',
    en: '{known, select, yes {{unit}; each} other {Each}} spans {span} from its own start; pale bands hold the Spring Festival'
  },
  'trend.short': {
    'zh-CN': '数据不足两个月，还画不出走势。',
    en: 'It takes two months of data to draw a trend.'
  },
  'trend.alt': {
    'zh-CN': '{member}：{first}为{from}，{last}为{to}',
    en: '{member}: {from} in {first}, {to} in {last}'
  },
  'points.span': { 'zh-CN': '{span}点', en: '{span} points' },

  'beside.up': {
    'zh-CN': '{place}：{member}份额升{points}点',
    en: '{place}: {member} gained {points} pt of share'
  },
  'beside.plain': { 'zh-CN': '{place}：{measure}按{dimension}', en: '{place}: {measure} by {dimension}' },
  'beside.whole': { 'zh-CN': '全部', en: 'All' },
  'by-dimension': { 'zh-CN': '按{dimension}', en: 'By {dimension}' },
  'noun.units': { 'zh-CN': '件', en: '' },
  'beside.head': { 'zh-CN': '{measure}按{dimension}', en: '{measure} by {dimension}' },

  'pareto.title': {
    'zh-CN': '{place}：前20%客户占{share}{side, select, up {，更集中} down {，更分散} other {}}',
    en: '{place}: the top 20% of customers hold {share}{side, select, up {, more concentrated} down {, less concentrated} other {}}'
  },
  'pareto.members': {
    'zh-CN': '{place}：{members}项占80%，共{all}项',
    en: '{place}: {members} of {all} make 80%'
  },
  'pareto.none': { 'zh-CN': '集中度：没有可相加的部分', en: 'Concentration: nothing that adds up' },
  'pareto.axis': { 'zh-CN': '{dimension}累计 %', en: 'Cumulative {dimension} %' },
  'pareto.share-axis': { 'zh-CN': '{measure}累计 %', en: 'Cumulative {measure} %' },
  'pareto.head': { 'zh-CN': '集中度', en: 'Concentration' },
  'pareto.top': { 'zh-CN': '前20%{dimension} %', en: 'Top 20% by {dimension}, %' },
  'pareto.eighty': { 'zh-CN': '占八成的{dimension}', en: 'Making 80%, by {dimension}' },
  'pareto.gini': { 'zh-CN': '基尼系数（{dimension}）', en: 'Gini, {dimension}' },
  'pareto.hhi': { 'zh-CN': 'HHI（{dimension}）', en: 'HHI, {dimension}' },
  'pareto.all': { 'zh-CN': '{dimension}总数', en: 'In all, by {dimension}' },
  'pareto.now': { 'zh-CN': '本期', en: 'Now' },
  'pareto.change': { 'zh-CN': '变化', en: 'Change' },
  'pareto.class': { 'zh-CN': '{abc}类{count}项，占{share}', en: 'Class {abc}: {count}, {share}' },
  'pareto.class-members': { 'zh-CN': '{abc}类{dimension}', en: 'Class {abc}, by {dimension}' },
  'pareto.largest': { 'zh-CN': '最大的{count}项，共{all}项', en: 'Largest {count} of {all}' },
  'pareto.share-of': { 'zh-CN': '{of}累计：{share}', en: 'Cumulative {of}: {share}' },
  'pareto.base': { 'zh-CN': '{base}：{share}', en: '{base}: {share}' },
  'pareto.equal': { 'zh-CN': '完全平均', en: 'all equal' },

  'pivot.title': {
    'zh-CN': '{member}与{other}交汇处最大：{value}，占{share}',
    en: '{member} × {other} is the largest: {value}, {share} of all'
  },
  'pivot.plain': { 'zh-CN': '{measure}：{rows} × {columns}', en: '{measure}: {rows} × {columns}' },
  'pivot.columns': { 'zh-CN': '列', en: 'Columns' },
  'pivot.turn': { 'zh-CN': '行列互换', en: 'Swap' },
  'pivot.note': {
    'zh-CN': '{known, select, yes {{unit}；} other {}}越深占比越大；点一格，筛出两者的交集',
    en: '{known, select, yes {{unit}; } other {}}the darker, the larger its part; a cell filters by both'
  },
  'pivot.own-totals': {
    'zh-CN': '合计各自去重计算，不等于各格之和。',
    en: 'Totals are figures of their own; the cells do not add up to them.'
  },
  'pivot.more': {
    'zh-CN': '另有{rows}行{columns}列未列出，已含在合计中。',
    en: '{rows} more rows and {columns} more columns are in the totals only.'
  },
  'pivot.cell': { 'zh-CN': '{row} × {column}：{value}', en: '{row} × {column}: {value}' },

  'periods.title': { 'zh-CN': '任选两期', en: 'Any two periods' },
  'periods.now': { 'zh-CN': '本期', en: 'Period' },
  'periods.before': { 'zh-CN': '对照期', en: 'Compared with' },
  'periods.kind': { 'zh-CN': '期间种类', en: 'Kind of period' },
  'periods.month': { 'zh-CN': '月', en: 'Month' },
  'periods.quarter': { 'zh-CN': '季度', en: 'Quarter' },
  'periods.days': { 'zh-CN': '起止日', en: 'Days' },
  'periods.from': { 'zh-CN': '起', en: 'From' },
  'periods.to': { 'zh-CN': '止', en: 'To' },
  'periods.show': { 'zh-CN': '比较', en: 'Compare' },

  'empty.title': { 'zh-CN': '{period}没有数据', en: 'No data for {period}' },
  'empty.filtered': { 'zh-CN': '所选范围内没有数据', en: 'There is nothing in this selection' },
  'empty.latest': { 'zh-CN': '看{month}', en: 'Show {month}' },
  late: { 'zh-CN': '正在计算', en: 'Working it out' },
  failed: {
    'zh-CN': '这张图没能算出来，其余数字不受影响。',
    en: 'This figure could not be worked out; the others stand.'
  }
})
