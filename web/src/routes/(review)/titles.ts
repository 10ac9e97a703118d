import { formatShareChange } from '#lib/formats/figures.ts'
import type { Language } from '#lib/i18n/language.ts'
import { translator } from '#lib/i18n/messages.ts'
import type { Breakdown } from '#lib/ui/breakdown.ts'
import { messages } from './messages.ts'
import type { TrendMonth } from './trend.server.ts'

/** What moved most among the shares: 华东升2.7点，东北降2.6点. */
export function breakdownTitle(breakdown: Breakdown, language: Language): string {
  const t = translator(messages, language)
  const dimension = language === 'en' ? breakdown.label.toLowerCase() : breakdown.label
  const moved = breakdown.rows
    .flatMap(({ label, shareChange }) => (label && shareChange !== null ? [{ label, shareChange }] : []))
    .toSorted((one, other) => other.shareChange - one.shareChange)
  const [up, down] = [moved[0], moved.at(-1)]
  if (up === undefined || down === undefined) return t('share.plain', { dimension })
  const gain = formatShareChange(up.shareChange, language)
  const loss = formatShareChange(down.shareChange, language)
  // Signs are in the words; what rounds to nothing is no message.
  if (!gain.startsWith('+') || !/^\u2212/.test(loss)) return t('share.still', { dimension })
  return t('share.both', {
    up: shorten(up.label),
    gain: gain.slice(1),
    down: shorten(down.label),
    loss: loss.slice(1)
  })
}

const widest = 18

/** A name that leaves room for the rest of a title of one line; a Chinese character is as wide as two letters. */
function shorten(name: string): string {
  let width = 0
  const letters = [...name]
  const end = letters.findIndex((letter) => (width += /[\u2e80-\uffff]/.test(letter) ? 2 : 1) > widest)
  return end < 0
    ? name
    : `${letters
        .slice(0, end)
        .join('')
        .replace(/[\s（(]+$/, '')}…`
}

/** How many of the months beat the year before them; one that is not over has not lost yet. */
export function trendTitle(trend: readonly TrendMonth[], language: Language): string {
  const t = translator(messages, language)
  const pairs = trend.filter(
    ({ value, previous, isComplete }) => isComplete && value !== null && previous !== null
  )
  if (pairs.length === 0) return t('trend.title.plain')
  const above = pairs.filter(({ value, previous }) => (value ?? 0) > (previous ?? 0)).length
  return t('trend.title.above', { count: pairs.length, above })
}
