import { formatDay } from '#lib/formats/dates.ts'
import { formatChangeAlone, formatChangeRate, formatInProse, formatPercent } from '#lib/formats/figures.ts'
import { scaleFor, type Scale } from '#lib/formats/scale.ts'
import type { Language } from '#lib/i18n/language.ts'
import { translator } from '#lib/i18n/messages.ts'
import { joinSentences } from '#lib/i18n/sentences.ts'
import { messages } from './messages.ts'
import type { Measure, Part, Parts } from './parts.ts'

export type HeadlineOptions = {
  language: Language
  /** ISO 4217 */
  currency: string
  /** What the figures are of: the chosen member, several, or nothing for the whole company. */
  place: string
  measure: Measure
  /** What the dimension is called. */
  dimension: string
  parts: Parts
  /** What it is compared with, as a sentence has it: 去年同月, last year. */
  base: string
  isTarget: boolean
}

type Named = Part & { label: string; change: number }

/** What the whole comes to and who moved it, in one line, and how it is spread, in one more. */
export function writeHeadline(options: HeadlineOptions): { headline: string; sub: string } {
  return { headline: whole(options) + mover(options), sub: spread(options) }
}

function whole(options: HeadlineOptions): string {
  const { language, place, measure, parts, base, isTarget } = options
  const t = translator(messages, language)
  const { value, change, changeRate } = parts.total
  const words = { place, measure: measure.label, value: prose(value, options), base, what: whatOf(options) }
  if (value === null) return t('headline.nothing', { place, measure: measure.label })
  if (change === null) return t('headline.value', words)
  if (change === 0) return t('headline.same', words)
  const rate = isRate(measure)
    ? formatChangeAlone(Math.abs(change), scaleOf(options)).replace(/^\+/, '')
    : changeRate === null
      ? prose(Math.abs(change), options)
      : formatPercent(Math.abs(changeRate), language)
  return t(isTarget ? 'headline.target' : 'headline.change', { ...words, rate, side: side(change) })
}

/** Who made the growth, where one member's part of it can be said; else who moved most. */
function mover(options: HeadlineOptions): string {
  const { language, parts, measure } = options
  const t = translator(messages, language)
  const most = biggestMover(parts)
  if (most === undefined) return ''
  const growth = parts.total.change ?? 0
  const part = parts.partsAddUp && growth !== 0 && !options.isTarget ? most.change / growth : 0
  if (part >= 0.2 && part <= 1)
    return t('headline.made', { member: most.label, part: formatPercent(part, language), side: side(growth) })
  const change = isRate(measure)
    ? formatChangeAlone(Math.abs(most.change), scaleOf(options)).replace(/^\+/, '')
    : prose(Math.abs(most.change), options)
  return t('headline.mover', { member: most.label, change, side: side(most.change), what: whatOf(options) })
}

function spread(options: HeadlineOptions): string {
  const { language, parts, dimension } = options
  const t = translator(messages, language)
  const named = namedRows(parts)
  const sentences: string[] = []
  if (parts.through !== null)
    sentences.push(
      t(parts.isSameDays ? 'sub.same-days' : 'sub.incomplete', { day: formatDay(parts.through, language) })
    )
  if (parts.other === null && named.length > 1 && parts.found === parts.rows.length)
    sentences.push(
      t('sub.grown', {
        members: named.length,
        grown: named.filter(({ change }) => change > 0).length,
        what: whatOf(options),
        dimension: language === 'en' ? dimension.toLowerCase() : dimension
      })
    )
  const loss = named.toSorted((one, other) => one.change - other.change)[0]
  const isTold = loss?.key === biggestMover(parts)?.key
  if (loss !== undefined && loss.change < 0 && !isTold) sentences.push(lossOf(loss, options))
  const top = topThree(options)
  if (top !== null) sentences.push(t('sub.top', { ...percents(top, language), base: options.base }))
  return joinSentences(language, sentences)
}

function lossOf(loss: Named, options: HeadlineOptions): string {
  const { language, measure } = options
  const t = translator(messages, language)
  const change = isRate(measure)
    ? formatChangeAlone(Math.abs(loss.change), scaleOf(options)).replace(/^\+/, '')
    : prose(Math.abs(loss.change), options)
  const rate = isRate(measure) || loss.changeRate === null ? '' : formatChangeRate(loss.changeRate, language)
  return t(rate === '' ? 'sub.loss' : 'sub.loss-rate', {
    member: loss.label,
    change,
    rate,
    what: whatOf(options)
  })
}

/** The share of the three largest, now and of the three largest before; only where these are among the rows. */
function topThree({ parts, isTarget }: HeadlineOptions): { now: number; before: number | null } | null {
  const { rows, other, first, partsAddUp, total } = parts
  if (!partsAddUp || first !== 1 || rows.length + (other?.members ?? 0) < 5) return null
  const largest = (figure: (row: Part) => number | null) =>
    rows
      .map((row) => figure(row) ?? 0)
      .toSorted((one, another) => another - one)
      .slice(0, 3)
      .reduce((sum, value) => sum + value, 0)
  const [now, before] = [total.value ?? 0, total.previous ?? 0]
  if (now <= 0) return null
  return {
    now: largest(({ value }) => value) / now,
    before: before > 0 && other === null && !isTarget ? largest(({ previous }) => previous) / before : null
  }
}

function percents({ now, before }: { now: number; before: number | null }, language: Language) {
  return {
    now: formatPercent(now, language),
    before: before === null ? '' : formatPercent(before, language),
    known: before === null ? 'no' : 'yes'
  }
}

/** Undefined where there is but one, or nothing moved. */
function biggestMover(parts: Parts): Named | undefined {
  const named = namedRows(parts)
  const most = named.toSorted((one, other) => Math.abs(other.change) - Math.abs(one.change))[0]
  return named.length < 2 || most?.change === 0 ? undefined : most
}

function namedRows({ rows }: Parts): Named[] {
  return rows.flatMap((row) =>
    row.label && row.change !== null ? [{ ...row, label: row.label, change: row.change }] : []
  )
}

const isRate = ({ unit }: Measure) => unit === 'rate'

/** What the words depend on: sums grow, rates rise, and targets are met. */
function whatOf({ measure, isTarget }: HeadlineOptions): 'sum' | 'rate' | 'target' {
  if (isTarget) return 'target'
  return isRate(measure) ? 'rate' : 'sum'
}

const side = (change: number) => (change > 0 ? 'up' : 'down')

/** Every amount of the two lines stands in the unit of the first. */
function scaleOf({ language, currency, measure, parts }: HeadlineOptions): Scale {
  return scaleFor({
    unit: measure.unit,
    language,
    currency,
    values: [parts.total.value, parts.total.previous]
  })
}

function prose(value: number | null, options: HeadlineOptions): string {
  return formatInProse(value, scaleOf(options))
}
