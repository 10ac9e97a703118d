import { formatNumber, noValue } from '#lib/formats/numbers.ts'
import type { Language } from '#lib/i18n/language.ts'
import { translator } from '#lib/i18n/messages.ts'
import { messages } from './messages.ts'

const hour = 60
const day = 24 * hour

/** Minutes as a person says them; on a clock of working hours, days would be of another length. */
export function spanText(
  minutes: number | null,
  { language, clock }: { language: Language; clock: 'calendar' | 'working' }
): string {
  if (minutes === null) return noValue
  const t = translator(messages, language)
  const size = Math.abs(minutes)
  const count = (value: number) => {
    const isWhole = Math.abs(value - Math.round(value)) < 0.05
    return formatNumber(minutes < 0 ? -value : value, language, isWhole || value >= 100 ? 0 : 1)
  }
  if (size < 2 * hour) return t('span.minutes', { count: count(size) })
  if (size < 2 * day || clock === 'working') return t('span.hours', { count: count(size / hour) })
  return t('span.days', { count: count(size / day) })
}
