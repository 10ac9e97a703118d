import type { Language } from '../i18n/language.ts'
import { translator } from '../i18n/messages.ts'
import { messages } from './messages.ts'

/** Names the first and counts: 华东等3项 counts all of them, East +2 the others. */
export function chosenText([first, ...others]: readonly string[], language: Language): string {
  if (first === undefined) return ''
  if (others.length === 0) return first
  const count = language === 'zh-CN' ? others.length + 1 : others.length
  return first + translator(messages, language)('filter-more', { count })
}
