import type { Language } from '../language.ts'
import type { BoardKind } from './request.ts'

/** What of a row its words are made of. */
export interface BoardFacts {
  readonly kind: BoardKind
  readonly detail: string | null
  readonly before: string | null
  /** Day of the contact, complaint, birth, first purchase or contact, or change. */
  readonly since: string | null
  readonly figure: number | null
  readonly basis_yearly_value: number | null
  readonly currency: string
}

interface Words {
  /** Why the customer is on the board. */
  readonly reason: string
  /** What is to be done. */
  readonly action: string
}

const channels: Readonly<Record<string, { zh: string; en: string }>> = {
  visit: { zh: '拜访', en: 'visit' },
  meeting: { zh: '会面', en: 'meeting' },
  call: { zh: '电话', en: 'call' },
  message: { zh: '消息', en: 'message' },
  mail: { zh: '邮件', en: 'mail' }
}

const complaintSteps: Readonly<Record<string, { zh: string; en: string }>> = {
  response: { zh: '首次响应', en: 'Answer it' },
  solution: { zh: '给出解决', en: 'Solve it' },
  follow_up: { zh: '解决后回访', en: 'Follow up' }
}

/** Why a customer is on the board and what is to be done, in words. */
export function wordsOf(facts: BoardFacts, language: Language): Words {
  return language === 'en' ? english(facts) : chinese(facts)
}

const percent = (share: number | null) => `${((share ?? 0) * 100).toFixed(0)}%`

function chinese({ kind, detail, before, since, figure, basis_yearly_value, currency }: BoardFacts): Words {
  switch (kind) {
    case 'call':
      return {
        reason: `流失概率${percent(figure)}，年价值${money(basis_yearly_value, currency, 'zh-CN')}：${detail ?? ''}`,
        action: '致电，问清近况'
      }
    case 'follow_up': {
      const channel = channels[before ?? '']?.zh ?? '联系'
      return { reason: `${since ?? ''}${channel}时约定的下一步`, action: detail ?? '跟进' }
    }
    case 'complaint':
      return {
        reason: `${since ?? ''}投诉${before === null ? '' : `（${before}）`}未完`,
        action: complaintSteps[detail ?? '']?.zh ?? '处理'
      }
    case 'renewal':
      return { reason: `${since ?? ''}到期续约`, action: '确认续约' }
    case 'birthday':
      return { reason: `${detail === null ? '' : detail}生日`, action: '祝贺生日' }
    case 'anniversary':
      return {
        reason: `${since ?? ''}${detail === 'order' ? '首次购买' : '首次接触'}，满${String(figure ?? 0)}年`,
        action: detail === 'order' ? '感谢，回顾合作' : '问候'
      }
    case 'treatment':
      return { reason: `本月分层变化：${before ?? ''}`, action: detail ?? '' }
  }
}

function english({ kind, detail, before, since, figure, basis_yearly_value, currency }: BoardFacts): Words {
  switch (kind) {
    case 'call':
      return {
        reason: `${percent(figure)} likely to leave, worth ${money(basis_yearly_value, currency, 'en')} a year: ${detail ?? ''}`,
        action: 'Call and ask how things are'
      }
    case 'follow_up': {
      const channel = channels[before ?? '']?.en ?? 'contact'
      return { reason: `Next step of the ${channel} on ${since ?? ''}`, action: detail ?? 'Follow up' }
    }
    case 'complaint':
      return {
        reason: `Complaint of ${since ?? ''}${before === null ? '' : ` (${before})`} not done`,
        action: complaintSteps[detail ?? '']?.en ?? 'See to it'
      }
    case 'renewal':
      return { reason: `Contract ends on ${since ?? ''}`, action: 'Agree on the renewal' }
    case 'birthday':
      return { reason: detail === null ? 'Birthday' : `Birthday of ${detail}`, action: 'Congratulate' }
    case 'anniversary':
      return {
        reason: `${detail === 'order' ? 'First purchase' : 'First contact'} on ${since ?? ''}, ${String(figure ?? 0)} ${figure === 1 ? 'year' : 'years'} ago`,
        action: detail === 'order' ? 'Say thanks and look back together' : 'Get in touch'
      }
    case 'treatment':
      return { reason: `Segment changed this month: ${before ?? ''}`, action: detail ?? '' }
  }
}

const money = (amount: number | null, currency: string, language: Language) =>
  (amount ?? 0).toLocaleString(language, {
    style: 'currency',
    currency: currency || 'CNY',
    currencyDisplay: 'narrowSymbol',
    maximumFractionDigits: 0
  })
