import type { Text } from '../language.ts'

/** What the ways of contact are called in a sentence. */
export const contactChannels: Readonly<Record<string, Text>> = {
  visit: { 'zh-CN': '拜访', en: 'visit' },
  meeting: { 'zh-CN': '会面', en: 'meeting' },
  call: { 'zh-CN': '电话', en: 'call' },
  message: { 'zh-CN': '消息', en: 'message' },
  mail: { 'zh-CN': '邮件', en: 'mail' }
}
