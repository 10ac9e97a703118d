import { defineMessages } from '../i18n/messages.ts'

/** What the frame and the shared parts say. */
export const messages = defineMessages({
  'skip-to-content': { 'zh-CN': '跳到内容', en: 'Skip to content' },
  pages: { 'zh-CN': '页面', en: 'Pages' },
  'page.review': { 'zh-CN': '月度回顾', en: 'Review' },
  menu: { 'zh-CN': '菜单', en: 'Menu' },
  'data-to': { 'zh-CN': '数据截至{day}', en: 'Data to {day}' },
  build: { 'zh-CN': '构建{build}', en: 'Build {build}' },
  view: { 'zh-CN': '月份、比较与筛选', en: 'Month, comparison and filters' },

  month: { 'zh-CN': '月份', en: 'Month' },
  'previous-month': { 'zh-CN': '上一个月', en: 'Previous month' },
  'next-month': { 'zh-CN': '下一个月', en: 'Next month' },
  'month-incomplete': { 'zh-CN': '{month}（未完）', en: '{month} (incomplete)' },

  compare: { 'zh-CN': '比', en: 'vs' },
  'compare-with': { 'zh-CN': '比较', en: 'Compare with' },
  'compare.previous': { 'zh-CN': '上月', en: 'Prev. month' },
  'compare.last-year': { 'zh-CN': '去年同月', en: 'Last year' },
  'compare.last-year-lunar': { 'zh-CN': '去年同期（按春节对齐）', en: 'Last year, lunar-aligned' },
  'compare.trailing-mean': { 'zh-CN': '近12月均值', en: 'Mean of 12 months' },
  'compare.target': { 'zh-CN': '目标', en: 'Target' },
  'compare-short.previous': { 'zh-CN': '上月', en: 'Prev. month' },
  'compare-short.last-year': { 'zh-CN': '去年同月', en: 'Last year' },
  'compare-short.last-year-lunar': { 'zh-CN': '春节对齐', en: 'Lunar' },
  'compare-short.trailing-mean': { 'zh-CN': '12月均值', en: '12-mo. mean' },
  'compare-short.target': { 'zh-CN': '目标', en: 'Target' },

  filters: { 'zh-CN': '筛选', en: 'Filters' },
  'filters-active': { 'zh-CN': '筛选（{count}）', en: 'Filters ({count})' },
  all: { 'zh-CN': '全部', en: 'All' },
  none: { 'zh-CN': '（无）', en: '(none)' },
  'filter-chosen': { 'zh-CN': '{dimension}：', en: '{dimension}: ' },
  'filter-more': { 'zh-CN': '等{count}项', en: ' +{count}' },
  'filter-remove': { 'zh-CN': '去掉筛选：{dimension}', en: 'Remove filter: {dimension}' },

  language: { 'zh-CN': 'EN', en: '中文' },
  'language-title': { 'zh-CN': 'Switch to English', en: '切换到中文' },
  'theme.light': { 'zh-CN': '浅色', en: 'Light' },
  'theme.dark': { 'zh-CN': '深色', en: 'Dark' },

  'tile.previous': { 'zh-CN': '上月', en: 'PM' },
  'tile.last-year': { 'zh-CN': '去年', en: 'PY' },
  'tile.last-year-lunar': { 'zh-CN': '去年春节', en: 'PY lunar' },
  'tile.trailing-mean': { 'zh-CN': '12月均', en: '12-mo.' },
  'tile.target': { 'zh-CN': '目标', en: 'Target' },
  'tile.days': { 'zh-CN': '{what}{days}天', en: '{what} {days} d' },
  'tile.attainment': { 'zh-CN': '达成', en: 'Met' },
  'tile.no-target': { 'zh-CN': '未设目标', en: 'No target' },
  'tile.unfavourable': { 'zh-CN': '不利', en: 'unfavourable' },
  'tile.too-small': { 'zh-CN': '样本太小', en: 'Sample too small' },
  'tile.trend': {
    'zh-CN': '近{count}个月：最低{low}，最高{high}',
    en: 'Last {count} months: lowest {low}, highest {high}'
  },

  'rows.share': { 'zh-CN': '份额 %', en: 'Share %' },
  'rows.share-change': { 'zh-CN': '变化 点', en: 'Δ pt' },
  'rows.total': { 'zh-CN': '合计', en: 'Total' },
  'rows.rest': { 'zh-CN': '其余{count}项', en: '{count} others' },
  'rows.select': { 'zh-CN': '只看{member}', en: 'Only {member}' },
  'rows.unselect': { 'zh-CN': '不再只看{member}', en: 'Show all again, not only {member}' },
  'rows.change': { 'zh-CN': '变化', en: 'Change' },
  'rows.share-of': { 'zh-CN': '份额 = {part} ÷ {whole}', en: 'Share = {part} ÷ {whole}' },

  'chart.as-table': { 'zh-CN': '看成表格', en: 'Show as a table' },
  'chart.as-chart': { 'zh-CN': '看成图', en: 'Show as a chart' },
  'chart.loading': { 'zh-CN': '正在画图', en: 'Drawing' }
})
