import { defineMessages } from '#lib/i18n/messages.ts'

/** What the page says when there is none. */
export const messages = defineMessages({
  'no-build.title': { 'zh-CN': '还没有数据', en: 'No data yet' },
  'no-build.what': {
    'zh-CN': '数据文件夹里还没有构建。在项目文件夹里运行下面的命令，完成后刷新本页。',
    en: 'Nothing has been built into the data folder yet. Run this in the project folder, then reload the page.'
  },
  'no-build.own': {
    'zh-CN': '用自己的文件：让--config指向自己的clientele.yaml；doctor检查它并提出字段对应。',
    en: 'For your own files point --config at your clientele.yaml; doctor checks it and proposes the mapping.'
  },
  'other-version.title': {
    'zh-CN': '现有的构建出自另一版本的Clientele',
    en: 'This build was made by another version of Clientele'
  },
  'other-version.what': {
    'zh-CN': '它缺少这一版要读的数据表。在项目文件夹里重新构建，完成后刷新本页。',
    en: 'It lacks tables that this version reads. Build again in the project folder, then reload the page.'
  },
  'bad-address.title': { 'zh-CN': '这个地址看不懂', en: 'This address says something unknown' },
  'not-found.title': { 'zh-CN': '没有这一页', en: 'There is no such page' },
  'broken.title': { 'zh-CN': '这一页没能算出来', en: 'This page could not be worked out' },
  'broken.what': {
    'zh-CN': '其余页面不受影响。日志里有这个错误号的原因。',
    en: 'Other pages are not affected. The log has the cause under this number.'
  },
  'error-id': { 'zh-CN': '错误号', en: 'Error' },
  retry: { 'zh-CN': '重试', en: 'Try again' },
  home: { 'zh-CN': '回到月度回顾', en: 'Back to the review' }
})
