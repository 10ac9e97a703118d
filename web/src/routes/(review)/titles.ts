import { formatPercent, formatShareChange } from '#lib/formats/figures.ts'
import type { Language } from '#lib/i18n/language.ts'
import { translator } from '#lib/i18n/messages.ts'
import type { Breakdown } from '#lib/ui/breakdown.ts'
import { messages } from './messages.ts'

/** What moved most among the shares: 华东升2.7点，东北降2.6点. */
export function breakdownTitle(breakdown: Breakdown, language: Language): string {
  const t = translator(messages, language)
  const dimension = language === 'en' ? breakdown.label.toLowerCase() : breakdown.label
  const moved = breakdown.rows
    .flatMap(({ label, shareChange }) => (label && shareChange !== null ? [{ label, shareChange }] : []))
    .toSorted((one, other) => other.shareChange - one.shareChange)
  const [up, down] = [moved[0], moved.at(-1)]
  if (up === undefined || down === undefined)
    return t(breakdown.kpi === 'units' ? 'share.plain.units' : 'share.plain.net-sales', { dimension })
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

/** Who holds most, and what became of it: 战略客户占40.3%，份额升1.1点. For parts that stand in an order of their own. */
export function holderTitle(breakdown: Breakdown, language: Language): string {
  const t = translator(messages, language)
  const [top] = breakdown.rows
    .filter(({ label, share }) => label && share !== null)
    .toSorted((one, other) => (other.share ?? 0) - (one.share ?? 0))
  const points = formatShareChange(top?.shareChange ?? null, language)
  if (!top?.label || !/[1-9]/.test(points)) return breakdownTitle(breakdown, language)
  return t('share.top', {
    member: shorten(top.label),
    share: formatPercent(top.share, language),
    direction: (top.shareChange ?? 0) > 0 ? 'up' : 'down',
    points: points.slice(1)
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
