import { formatPeriod } from '../formats/dates.ts'
import type { Language } from '../i18n/language.ts'
import { translator } from '../i18n/messages.ts'
import { isNamed, type Comparison } from '../view/view.ts'
import { messages } from './messages.ts'

/** `full` stands by itself; `short` in the switch; `tile` before a number: 去年同期（按春节对齐）, 春节对齐, 去年春节. */
type LabelStyle = 'full' | 'short' | 'tile'

const keys = { full: 'compare', short: 'compare-short', tile: 'tile' } as const

/** What a view is compared with: 去年同月, 2025年3月. */
export function comparisonLabel(compare: Comparison, language: Language, style: LabelStyle = 'full'): string {
  if (!isNamed(compare)) return formatPeriod(compare, language, style === 'full' ? 'full' : 'axis')
  return translator(messages, language)(`${keys[style]}.${compare}`)
}
