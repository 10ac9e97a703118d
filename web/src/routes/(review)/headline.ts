import { formatDaysTo, formatMonth, formatPeriod } from '#lib/formats/dates.ts'
import { formatInProse, formatPercent } from '#lib/formats/figures.ts'
import { scaleFor } from '#lib/formats/scale.ts'
import type { Language } from '#lib/i18n/language.ts'
import { translator } from '#lib/i18n/messages.ts'
import type { Breakdown } from '#lib/ui/breakdown.ts'
import type { Reference, Tile } from '#lib/ui/tile.ts'
import { isNamed, type View } from '#lib/view/view.ts'
import { findAlarm } from './alarm.ts'
import type { BridgeFigure } from './bridge.ts'
import { messages } from './messages.ts'
import { findWhy, fractionOf } from './why.ts'
import { widthOf } from '#lib/formats/text-width.ts'

export type HeadlineOptions = {
  language: Language
  /** ISO 4217 */
  currency: string
  view: View
  sales: Tile
  /** The other figures, among which the worst is named; none while they are on their way. */
  tiles: readonly Tile[]
  /** Parts of the sales by something that the viewer has not narrowed: they say who moved. */
  movers: Breakdown | null
  /** Why the ratio moved that moved most, if one did. */
  ratio: BridgeFigure | null
  /** Last day of data, YYYY-MM-DD, when the month is not over */
  dataTo: string | null
}

/** In half-widths, a Chinese character having two: what fits on one line beside a navigation at 1440 px. */
const widest: Record<Language, number> = { 'zh-CN': 100, en: 110 }

/** What the month came to and against what, why, and what got worse meanwhile: as much of it as one line holds. */
export function writeHeadline(options: HeadlineOptions): string {
  const what = changePart(options)
  const why = whyPart(options)
  const alarm = alarmPart(options)
  const variants = [
    what + why + alarm,
    what + whyPart(options, 'brief') + alarm,
    what + alarm,
    what + why,
    what
  ]
  return variants.find((text) => widthOf(text) <= widest[options.language]) ?? what
}

function changePart(options: HeadlineOptions): string {
  const { language, view, sales, dataTo } = options
  const t = translator(messages, language)
  const month = dataTo === null ? formatMonth(view.month, language, 'name') : formatDaysTo(dataTo, language)
  const value = prose(sales.value, options)
  const reference = referenceOf(options)
  if (reference?.change == null) return t('headline.value', { month, value })
  const isTarget = view.compare === 'target'
  const words = {
    month,
    value,
    base: baseOf(options),
    rate: rateOf(reference),
    direction: side(reference.change)
  }
  if (isLevel(reference)) return t(isTarget ? 'headline.on-target' : 'headline.same', words)
  return t(isTarget ? 'headline.target' : 'headline.change', words)

  /** Without a base to divide by, the amount itself. */
  function rateOf({ change, changeRate }: Reference): string {
    return changeRate === null
      ? prose(Math.abs(change ?? 0), options)
      : formatPercent(Math.abs(changeRate), language)
  }

  /** A change that would be written as 0.0% is none. */
  function isLevel({ change, changeRate }: Reference): boolean {
    return change === 0 || (changeRate !== null && !/[1-9]/.test(formatPercent(changeRate, language)))
  }
}

function whyPart(options: HeadlineOptions, style: 'full' | 'brief' = 'full'): string {
  const { language, movers } = options
  const t = translator(messages, language)
  const change = referenceOf(options)?.change ?? null
  // A part of another change than the one that was said would be no reason for it.
  const isTarget = options.view.compare === 'target'
  // Nor is what lies beyond a target gained or lost.
  if (movers === null || change === null || isTarget || !isSame(movers.total.change, change)) return ''
  const why = findWhy([...movers.rows, ...(movers.rest ? [movers.rest] : [])], change)
  const direction = side(change)
  switch (why?.kind) {
    case undefined:
      return ''
    case 'part': {
      const { word, isAbout } = fractionOf(why.share)
      const fraction = t(`fraction.${word}`)
      return t('headline.part', {
        member: why.row.label,
        fraction,
        about: isAbout ? 'yes' : 'no',
        direction,
        style
      })
    }
    case 'beyond':
      return t('headline.beyond', {
        member: why.row.label,
        direction,
        change: prose(Math.abs(why.row.change), options),
        rest: prose(Math.abs(why.rest), options)
      })
    case 'all':
      return t('headline.all', {
        direction,
        dimension: language === 'en' ? movers.label.toLowerCase() : movers.label
      })
    case 'most':
      return t('headline.mover', {
        member: why.row.label,
        direction: side(why.row.change),
        change: prose(Math.abs(why.row.change), options)
      })
  }
}

/** Sums of the same lines, worked out in two ways, agree to the cent. */
const isSame = (one: number | null, other: number) => one !== null && Math.abs(one - other) < 0.01

function alarmPart(options: HeadlineOptions): string {
  const { language, currency, tiles, view } = options
  const alarm = findAlarm(tiles, view.compare)
  if (alarm === null) return ''
  const { tile, reference } = alarm
  const t = translator(messages, language)
  const nounKey = `noun.${tile.kpi}`
  const scale = scaleFor({
    unit: tile.unit,
    language,
    currency,
    values: [tile.value],
    noun: nounKey in messages ? t(nounKey as keyof typeof messages) : '',
    style: tile.kind === 'sum' ? 'narrow' : 'average'
  })
  const change = referenceOf(options)?.change ?? 0
  return t(view.compare === 'target' ? 'headline.alarm-target' : 'headline.alarm', {
    kpi: shortName(tile),
    direction: side(reference.change),
    value: formatInProse(tile.value, scale),
    // After good news the bad comes with a "but".
    turn: change > 0 ? 'yes' : 'no'
  })

  /** Within a sentence. */
  function shortName({ kpi, label }: Tile): string {
    const key = `short.${kpi}`
    if (key in messages) return t(key as keyof typeof messages)
    return language === 'en' ? label.toLowerCase() : label
  }
}

export function referenceOf({ sales, view }: Pick<HeadlineOptions, 'sales' | 'view'>): Reference | undefined {
  return sales.references.find(({ kind }) => kind === view.compare)
}

function baseOf({ language, view, dataTo }: HeadlineOptions): string {
  const t = translator(messages, language)
  if (view.compare === 'target') return ''
  const days = dataTo === null ? null : Number(dataTo.slice(8, 10))
  if (isNamed(view.compare))
    return days === null ? t(`base.${view.compare}`) : t(`base.${view.compare}-days`, { days })
  const period = formatPeriod(view.compare, language)
  return days === null ? period : t('base.period-days', { period, days })
}

const side = (change: number) => (change > 0 ? 'up' : 'down')

/** Every amount of the two lines stands in the unit of the first, as they are in the tile and the tables. */
export function prose(
  value: number | null,
  { language, currency, sales }: Pick<HeadlineOptions, 'language' | 'currency' | 'sales'>
): string {
  return formatInProse(value, scaleFor({ unit: 'money', language, currency, values: [sales.value] }))
}
