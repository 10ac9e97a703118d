export const channels = ['visit', 'meeting', 'call', 'message', 'mail'] as const

export type Channel = (typeof channels)[number]

export const spans = ['week', 'month', 'quarter'] as const

export type Span = (typeof spans)[number]

const channelWords: Readonly<Record<Channel, { zh: string; en: readonly [one: string, several: string] }>> = {
  visit: { zh: '拜访', en: ['visit', 'visits'] },
  meeting: { zh: '会面', en: ['meeting', 'meetings'] },
  call: { zh: '电话', en: ['call', 'calls'] },
  message: { zh: '消息', en: ['message', 'messages'] },
  mail: { zh: '邮件', en: ['mail', 'mails'] }
}

const spanWords: Readonly<Record<Span, { zh: string; en: string }>> = {
  week: { zh: '每周', en: 'a week' },
  month: { zh: '每月', en: 'a month' },
  quarter: { zh: '每季度', en: 'a quarter' }
}

/** What a rhythm asks for, in words of both languages: `每季度会面2次`, `2 meetings a quarter`. */
export function describeRhythm({
  channels: accepted,
  contacts,
  every
}: {
  channels: readonly Channel[]
  contacts: number
  every: Span
}): { zh: string; en: string } {
  const zh = accepted.length === 0 ? '联系' : accepted.map((channel) => channelWords[channel].zh).join('或')
  const number = contacts === 1 ? 0 : 1
  const en =
    accepted.length === 0
      ? ['contact', 'contacts'][number]
      : accepted.map((channel) => channelWords[channel].en[number]).join(' or ')
  return {
    zh: `${spanWords[every].zh}${zh}${contacts}次`,
    en: `${contacts} ${en} ${spanWords[every].en}`
  }
}
