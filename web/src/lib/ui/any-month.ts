import type { Language } from '../i18n/language.ts'
import { translator } from '../i18n/messages.ts'
import { messages } from './messages.ts'

/**
 * That the month chosen (YYYY-MM) changes nothing, where the build knows but one answer, of a day; empty in the
 * month of that day. For the line under a headline.
 */
export function anyMonth(language: Language, month: string, asOf: string): string {
  return month === asOf.slice(0, 7) ? '' : translator(messages, language)('any-month')
}
