import { defineMessages } from '../i18n/messages.ts'

/** What present mode says to those who do not use the arrows. */
export const messages = defineMessages({
  back: { 'zh-CN': '上一页', en: 'Back' },
  on: { 'zh-CN': '下一页', en: 'On' },
  leave: { 'zh-CN': '退出放映', en: 'Stop presenting' }
})
