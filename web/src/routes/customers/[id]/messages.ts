import { defineMessages } from '#lib/i18n/messages.ts'

export const messages = defineMessages({
  title: { 'zh-CN': '{name} · 客户卡 · {company}', en: '{name} · Customer card · {company}' },
  list: { 'zh-CN': '客户名单', en: 'Customer list' },
  headline: {
    'zh-CN': '{name}：近12个月{orders}单，{amount}',
    en: '{name}: {count, plural, one {{orders} order} other {{orders} orders}} in 12 months, {amount}'
  }
})
