import { commonSpan } from '#lib/charts/share-lines.ts'
import { formatMonth } from '#lib/formats/dates.ts'
import { formatCell, formatChange, formatShareChange, formatTick } from '#lib/formats/figures.ts'
import { rateScale, type Scale } from '#lib/formats/scale.ts'
import type { Language } from '#lib/i18n/language.ts'
import { translator } from '#lib/i18n/messages.ts'
import { messages } from './messages.ts'
import type { Measure } from './parts.ts'
import type { Trend } from './trend.server.ts'

export type TrendWords = {
  title: string
  note: string
  /** Of every axis, and what none of them passes. */
  span: number
  most: number
  scale: Scale
}

/** What the small lines say together, and the unit and span that they share. */
export function describeTrend(
  trend: Trend,
  { measure, scale, language }: { measure: Measure; scale: Scale; language: Language }
): TrendWords {
  const t = translator(messages, language)
  const unit = trend.isShare ? rateScale(language) : scale
  const span = commonSpan(trend.members.map(({ values }) => values))
  const months = trend.months.length
  return {
    title: trend.isShare
      ? shareTitle(trend, language)
      : t('trend.values', { months, measure: measure.label }),
    note: t('trend.note', {
      unit: unit.head,
      known: unit.head === '' ? 'no' : 'yes',
      span:
        unit.head === '%'
          ? t('points.span', { span: formatTick(span, unit) })
          : `${formatTick(span, unit)} ${unit.head}`.trim()
    }),
    span,
    most: trend.isShare || measure.unit === 'rate' ? 1 : Infinity,
    scale: unit
  }
}

/** Whose share rose and fell most from the first month to the last. */
function shareTitle({ members, months }: Trend, language: Language): string {
  const t = translator(messages, language)
  const moved = members
    .flatMap(({ label, values }) => {
      const [first, last] = [values.find((value) => value !== null), values.at(-1)]
      return label && first != null && last != null ? [{ label, change: last - first }] : []
    })
    .toSorted((one, other) => other.change - one.change)
  const [up, down] = [moved[0], moved.at(-1)]
  const count = { months: months.length }
  if (up === undefined || down === undefined) return t('trend.plain', count)
  const [gain, loss] = [up.change, down.change].map((change) => formatShareChange(change, language))
  if (!gain?.startsWith('+') || !loss?.startsWith('\u2212')) return t('trend.plain', count)
  return t('trend.both', {
    ...count,
    up: up.label,
    gain: gain.slice(1),
    down: down.label,
    loss: loss.slice(1)
  })
}

/** The last value of a line, and how far it is from a year ago. */
export function endsOf(values: readonly (number | null)[], scale: Scale): { value: string; change: string } {
  const [last, yearAgo] = [values.at(-1) ?? null, values.at(-13) ?? null]
  return {
    value: formatCell(last, scale),
    change: last === null || yearAgo === null ? '' : formatChange(last - yearAgo, scale)
  }
}

/** One line in words: where it began and where it ends. */
export function altOf(
  { months }: Trend,
  { name, values }: { name: string; values: readonly (number | null)[] },
  scale: Scale
): string {
  const { language } = scale
  const first = values.findIndex((value) => value !== null)
  return translator(messages, language)('trend.alt', {
    member: name,
    first: formatMonth(months[Math.max(0, first)]?.month ?? '1970-01', language, 'axis'),
    from: formatCell(values[first] ?? null, scale),
    last: formatMonth(months.at(-1)?.month ?? '1970-01', language, 'axis'),
    to: formatCell(values.at(-1) ?? null, scale)
  })
}
