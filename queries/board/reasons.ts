import { contactChannels } from '../contacts/channels.ts'
import { dayInWords } from '../language.ts'
import type { Language } from '../language.ts'
import type { BoardKind } from './request.ts'

/** What of a row its words are made of. */
export interface BoardFacts {
  readonly kind: BoardKind
  readonly detail: string | null
  readonly before: string | null
  /** Day of the contact, complaint, birth, first purchase or contact, or change. */
  readonly since: string | null
  /** The chance of leaving, the years of an anniversary, the days before its end that a renewal is taken up. */
  readonly figure: number | null
  /** From today to the day it is due. */
  readonly days_left: number | null
  readonly basis_yearly_value: number | null
  readonly currency: string
}

interface Words {
  /** Why the customer is on the board. */
  readonly reason: string
  /** What is to be done. */
  readonly action: string
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

function chinese(facts: BoardFacts): Words {
  const { kind, detail, before, since, figure, days_left, basis_yearly_value, currency } = facts
  switch (kind) {
    case 'call':
      return {
        reason: `流失概率${percent(figure)}，年价值${money(basis_yearly_value, currency, 'zh-CN')}：${detail ?? ''}`,
        action: '致电，问清近况'
      }
    case 'follow_up': {
      const channel = contactChannels[before ?? '']?.['zh-CN'] ?? '联系'
      return { reason: `${since ?? ''}${channel}时约定的下一步`, action: detail ?? '跟进' }
    }
    case 'complaint':
      return {
        reason: `${since ?? ''}投诉${before === null ? '' : `（${before}）`}未完`,
        action: complaintSteps[detail ?? '']?.zh ?? '处理'
      }
    case 'renewal':
      return {
        reason: `合同${since ?? ''}到期，${days_left === 0 ? '就是今天' : `还有${String(days_left ?? 0)}天`}${takenUp(figure, (days) => `（提前${days}天着手续约）`)}`,
        action: '确认续约'
      }
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

function english(facts: BoardFacts): Words {
  const { kind, detail, before, figure, days_left, basis_yearly_value, currency } = facts
  const since = facts.since === null ? '' : dayInWords(facts.since, 'en')
  switch (kind) {
    case 'call':
      return {
        reason: `${percent(figure)} likely to leave, worth ${money(basis_yearly_value, currency, 'en')} a year: ${detail ?? ''}`,
        action: 'Call and ask how things are'
      }
    case 'follow_up': {
      const channel = contactChannels[before ?? '']?.en ?? 'contact'
      return { reason: `From the ${channel} of ${since}`, action: detail ?? 'Follow up' }
    }
    case 'complaint':
      return {
        reason: `Complaint of ${since}${before === null ? '' : ` (${before})`} not done`,
        action: complaintSteps[detail ?? '']?.en ?? 'See to it'
      }
    case 'renewal':
      return {
        reason: `Contract ends on ${since}, ${inDays(days_left ?? 0)}${takenUp(figure, (days) => `; renewals are taken up ${days} days ahead`)}`,
        action: 'Agree on the renewal'
      }
    case 'birthday':
      return { reason: detail === null ? 'Birthday' : `Birthday of ${detail}`, action: 'Congratulate' }
    case 'anniversary':
      return {
        reason: `${detail === 'order' ? 'First purchase' : 'First contact'} on ${since}, ${String(figure ?? 0)} ${figure === 1 ? 'year' : 'years'} ago`,
        action: detail === 'order' ? 'Say thanks and look back together' : 'Get in touch'
      }
    case 'treatment':
      return { reason: `Segment changed this month: ${before ?? ''}`, action: detail ?? '' }
  }
}

/** Why a renewal is on the board before the contract ends. */
const takenUp = (days: number | null, words: (days: string) => string): string =>
  days === null || days === 0 ? '' : words(String(days))

const inDays = (days: number): string => {
  if (days === 0) return 'today'
  return days === 1 ? 'in 1 day' : `in ${days} days`
}

const money = (amount: number | null, currency: string, language: Language) =>
  (amount ?? 0).toLocaleString(language, {
    style: 'currency',
    currency: currency || 'CNY',
    currencyDisplay: 'narrowSymbol',
    maximumFractionDigits: 0
  })
