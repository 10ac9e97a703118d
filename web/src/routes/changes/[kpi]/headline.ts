import { formatPeriod } from '#lib/formats/dates.ts'
import { formatChangeAlone, formatInProse, formatPercent } from '#lib/formats/figures.ts'
import { formatNumber } from '#lib/formats/numbers.ts'
import type { Scale } from '#lib/formats/scale.ts'
import type { Language } from '#lib/i18n/language.ts'
import { translator } from '#lib/i18n/messages.ts'
import { isNamed, type Comparison } from '#lib/view/view.ts'
import type { MemberRow } from './members.ts'
import { messages } from './messages.ts'

export type Told = {
  language: Language
  scale: Scale
  /** 2026年10月 */
  period: string
  compare: Comparison
  kpi: { name: string; label: string }
  figure: { value: number | null; previous: number | null; change: number | null }
  bridge: { name: string; by: string; bar: { label: string; change: number; members: number } | null } | null
  effect: string | undefined
  rows: readonly MemberRow[]
}

/** Of these what customers did can be said as buying. */
const bought: ReadonlySet<string> = new Set(['net-sales', 'gross-sales', 'units'])

const gains: ReadonlySet<string> = new Set(['new', 'reactivated', 'returned', 'expanded'])
const losses: ReadonlySet<string> = new Set(['contracted', 'paused', 'churned'])

/** How many customers, products or members, in words. */
export function membersInWords(members: number, by: string, language: Language): string {
  const t = translator(messages, language)
  const noun = by === 'customer' || by === 'product' ? by : 'other'
  return t(`members.${noun}`, { members: formatNumber(members, language, 0), count: members })
}

/** What a bar says, or the whole bridge, and who had the largest part in it. */
export function writeHeadline(told: Told): string {
  const { language, scale, kpi, figure, bridge, effect, period } = told
  const t = translator(messages, language)
  if (bridge === null || figure.change === null) return t('headline.unknown', { kpi: kpi.label })
  const { bar } = bridge
  if (bar === null || effect === undefined)
    return t('headline.all', {
      kpi: kpi.label,
      previous: formatInProse(figure.previous, scale),
      value: formatInProse(figure.value, scale),
      change: changeInWords(figure.change, scale)
    })
  if (bar.members === 0 && bar.change === 0) return t('headline.nothing', { effect: bar.label, period })
  return barSentence(told, bar, effect) + largest(told)
}

type Bar = { label: string; change: number; members: number }

function barSentence({ language, scale, kpi, bridge, compare }: Told, bar: Bar, effect: string): string {
  const t = translator(messages, language)
  const base = baseInWords(compare, language)
  const isSold =
    bridge?.name === 'customers' &&
    bought.has(kpi.name) &&
    ((gains.has(effect) && bar.change >= 0) || (losses.has(effect) && bar.change <= 0))
  if (isSold)
    return t(`sold.${effect}` as keyof typeof messages, {
      members: formatNumber(bar.members, language, 0),
      count: bar.members,
      amount: formatInProse(Math.abs(bar.change), scale),
      base
    })
  const words = {
    effect: bar.label,
    member: bar.label,
    kpi: language === 'en' ? kpi.label.toLowerCase() : kpi.label,
    base,
    change: changeInWords(bar.change, scale)
  }
  if (bridge?.name === 'members') return t('headline.member', words)
  if (bar.members === 0) return t('headline.bar-alone', words)
  const counted = bridge?.name === 'customers' ? 'customer' : (bridge?.by ?? '')
  return t('headline.bar', { ...words, members: membersInWords(bar.members, counted, language) })
}

/** The member with the largest part, where there are several and it has one worth naming. */
function largest({ language, rows }: Told): string {
  const [first, second] = rows
  if (!first?.label || second === undefined || first.share === null) return ''
  if (first.share < 0.01 || first.share > 1) return ''
  const t = translator(messages, language)
  return t('headline.first', { member: first.label, share: formatPercent(first.share, language) })
}

/** With its unit: +820万元, +¥8.20M, −0.1点. */
function changeInWords(change: number, scale: Scale): string {
  if (scale.head !== scale.changeHead) return formatChangeAlone(change, scale)
  const text = formatInProse(change, scale)
  return change > 0 && /[1-9]/.test(text) ? `+${text}` : text
}

/** Against what, within a sentence. */
export function baseInWords(compare: Comparison, language: Language): string {
  const t = translator(messages, language)
  if (compare === 'previous' || compare === 'last-year' || compare === 'last-year-lunar')
    return t(`base.${compare}`)
  return isNamed(compare) ? '' : t('base.period', { period: formatPeriod(compare, language) })
}
