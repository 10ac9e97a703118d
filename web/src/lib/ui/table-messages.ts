import { defineMessages } from '../i18n/messages.ts'

export const messages = defineMessages({
  total: { 'zh-CN': '合计', en: 'Total' },
  'sort-by': { 'zh-CN': '按{column}排序', en: 'Sort by {column}' },
  search: { 'zh-CN': '查找', en: 'Search' },
  'search-clear': { 'zh-CN': '清除查找', en: 'Clear search' },
  none: { 'zh-CN': '没有行', en: 'No rows' },
  'none-found': { 'zh-CN': '没有找到“{search}”', en: 'Nothing found for “{search}”' },
  failed: { 'zh-CN': '这些行没能取来', en: 'These rows could not be fetched' },
  retry: { 'zh-CN': '重试', en: 'Try again' },
  coming: { 'zh-CN': '正在取来', en: 'Coming' },
  'rows-in-sight': {
    'zh-CN': '第{first}–{last}行，共{total}行；全部行可下载为文件。',
    en: 'Rows {first}–{last} of {total}; all of them can be downloaded as a file.'
  },
  'rows-all': {
    'zh-CN': '共{total}行；全部行可下载为文件。',
    en: '{total} rows; all of them can be downloaded as a file.'
  },
  'rows-printed': {
    'zh-CN': '印出{shown}行，共{total}行；全部行可下载为文件。',
    en: '{shown} of {total} rows are printed; all of them can be downloaded as a file.'
  }
})
