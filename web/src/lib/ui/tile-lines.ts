import { formatMonth } from '../formats/dates.ts'
import {
  formatCell,
  formatChange,
  formatChangeRate,
  formatInProse,
  formatPercent
} from '../formats/figures.ts'
import { scaleFor, type Scale } from '../formats/scale.ts'
import { widthOf } from '../formats/text-width.ts'
import type { Language } from '../i18n/language.ts'
import { translator } from '../i18n/messages.ts'
import type { View } from '../view/view.ts'
import { comparisonLabel } from './comparison-label.ts'
import { messages } from './messages.ts'
import type { Companion, Reference, Tile } from './tile.ts'

/** A line below the number of a tile: a term, and at its end a change or a text. */
export type TileLine = {
  kind: 'reference' | 'attainment' | 'context' | 'quiet'
  term: string
  text: string
  change: { reference: Reference; isShort: boolean } | null
  /** Names another definition than the KPI's own: the viewer's choice. */
  isChosen: boolean
}

export type TileLinesOptions = { view: View; scale: Scale; language: Language; currency: string }

/** So many lines there is room for above the trend of a tile. */
export const usualLines = 3

/** What the number is compared with, how it was counted and what it should be read with, in the order of the lines. */
export function tileLines(tile: Tile, { view, scale, language, currency }: TileLinesOptions): TileLine[] {
  const t = translator(messages, language)
  const { counting, references } = tile
  const hasTarget = references.some(({ kind }) => kind === 'target')
  const isUndefined = tile.value === null && tile.kind === 'ratio'
  return [
    ...(view.compare === 'target' && !hasTarget ? [line('quiet', t('tile.no-target'))] : []),
    ...references.map(referenceLine),
    ...(tile.attainment === null
      ? []
      : [line('attainment', t('tile.attainment'), formatPercent(tile.attainment, language))]),
    ...contextLines(),
    ...(isUndefined ? [line('quiet', t('tile.undefined'))] : []),
    ...(counting.shortHistory === null
      ? []
      : [line('quiet', t('tile.short', shortWords(counting.shortHistory)))])
  ]

  function line(kind: TileLine['kind'], term: string, text = ''): TileLine {
    return { kind, term, text, change: null, isChosen: false }
  }

  function referenceLine(reference: Reference): TileLine {
    const { kind, days, value } = reference
    const what = comparisonLabel(kind, language, 'tile')
    const label = days === null ? what : t('tile.days', { what, days })
    const term = `${label} ${formatCell(value, scale)}`
    if (tile.isTooSmall) return line('reference', term, t('tile.too-small'))
    const isShort = days !== null || !hasRoom(term, reference, { scale, language })
    return { ...line('reference', term), change: { reference, isShort } }
  }

  /** How it was counted, where the month and the label do not say it. */
  function contextLines(): TileLine[] {
    const isChosen = !counting.isOwn
    const how = counting.isOwn && !counting.trails ? '' : counting.label
    const [companion] = tile.companions
    const [label, value] =
      companion === undefined ? ['', ''] : [besideLabel(companion), besideValue(companion)]
    const beside = companion === undefined ? '' : t('tile.beside', { label, value })
    if (counting.churnWindowDays !== null) {
      const window = t('tile.churn-window', { days: counting.churnWindowDays })
      return [...(how === '' ? [] : [{ ...line('context', how), isChosen }]), line('context', window, beside)]
    }
    if (how === '') return companion === undefined ? [] : [line('context', label, value)]
    return [{ ...line('context', how, beside), isChosen }]
  }

  function shortWords({ since, side }: NonNullable<Tile['counting']['shortHistory']>) {
    return { month: formatMonth(since.slice(0, 7), language, 'axis'), side }
  }

  function besideLabel({ kpi, label }: Companion): string {
    const key = `beside.${kpi}`
    return key in messages ? t(key as keyof typeof messages) : label
  }

  function besideValue({ unit, value }: Companion): string {
    return formatInProse(value, scaleFor({ unit, language, currency, values: [value], style: 'average' }))
  }
}

/** In half-widths: what stands on one line of the narrowest tile, where the rate keeps a place of six, a mark one of two. */
const room = { line: 25, rate: 6, mark: 2 }

/** Whether a line holds its term and both the absolute and the relative change. */
function hasRoom(
  term: string,
  { change, changeRate, judgement }: Reference,
  { scale, language }: { scale: Scale; language: Language }
): boolean {
  const rate = widthOf(formatChangeRate(changeRate, language))
  const mark = judgement === 'bad' ? room.mark : 0
  return widthOf(term) + widthOf(formatChange(change, scale)) + Math.max(room.rate, rate) + mark <= room.line
}
