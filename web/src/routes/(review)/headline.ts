import { formatDay, formatDaysTo, formatMonth, formatPeriod } from '#lib/formats/dates.ts'
import { formatChangeRate, formatInProse, formatPercent } from '#lib/formats/figures.ts'
import { scaleFor } from '#lib/formats/scale.ts'
import type { Language } from '#lib/i18n/language.ts'
import { translator } from '#lib/i18n/messages.ts'
import type { Breakdown, BreakdownRow } from '#lib/ui/breakdown.ts'
import type { Reference, Tile } from '#lib/ui/tile.ts'
import { isNamed, type View } from '#lib/view/view.ts'
import { messages } from './messages.ts'

export type HeadlineOptions = {
  language: Language
  /** ISO 4217 */
  currency: string
  view: View
  sales: Tile
  /** Parts of the sales; the first that the viewer has not narrowed names who moved. */
  breakdowns: readonly Breakdown[]
  /** Last day of data, YYYY-MM-DD, when the month is not over */
  dataTo: string | null
}

/** What the month comes to, in one line, and what stands behind it, in one more. */
export function writeHeadline(options: HeadlineOptions): { headline: string; sub: string } {
  return { headline: firstLine(options), sub: secondLine(options) }
}

function firstLine(options: HeadlineOptions): string {
  const { language, view, sales, dataTo } = options
  const t = translator(messages, language)
  const month = dataTo === null ? formatMonth(view.month, language, 'name') : formatDaysTo(dataTo, language)
  const value = prose(sales.value, options)
  const reference = sales.references.find(({ kind }) => kind === view.compare)
  if (reference?.change == null) return t('headline.value', { month, value })
  const words = {
    month,
    value,
    base: baseOf(options),
    rate: rateOf(reference),
    direction: side(reference.change)
  }
  return changeSentence(view.compare === 'target', reference.change, words) + mover(options)

  function changeSentence(isTarget: boolean, change: number, values: typeof words): string {
    if (change === 0) return t(isTarget ? 'headline.on-target' : 'headline.same', values)
    return t(isTarget ? 'headline.target' : 'headline.change', values)
  }

  /** Without a base to divide by, the amount itself. */
  function rateOf({ change, changeRate }: Reference): string {
    return changeRate === null
      ? prose(Math.abs(change ?? 0), options)
      : formatPercent(Math.abs(changeRate), language)
  }
}

function mover(options: HeadlineOptions): string {
  const row = biggestMover(partsOf(options))
  if (row?.change == null || row.change === 0) return ''
  return translator(messages, options.language)('headline.mover', {
    member: row.label,
    direction: side(row.change),
    change: prose(Math.abs(row.change), options)
  })
}

function secondLine(options: HeadlineOptions): string {
  const { language, view, sales, dataTo } = options
  const t = translator(messages, language)
  const sentences: string[] = []

  if (dataTo !== null)
    sentences.push(
      t('sub.incomplete', { month: formatMonth(view.month, language), day: formatDay(dataTo, language) })
    )
  if (Object.keys(view.filters).length > 0) sentences.push(t('sub.filtered'))

  const target = sales.references.find(({ kind }) => kind === 'target')
  if (target?.value != null && target.value > 0 && target.change !== null && sales.value !== null)
    sentences.push(
      t(target.change < 0 ? 'sub.target-short' : 'sub.target-over', {
        gap: prose(Math.abs(target.change), options),
        met: formatPercent(sales.value / target.value, language)
      })
    )

  for (const row of otherMovers(partsOf(options)))
    sentences.push(
      t(side(row.change ?? 0) === 'up' ? 'sub.gain' : 'sub.loss', {
        member: row.label,
        change: prose(Math.abs(row.change ?? 0), options),
        rate: formatChangeRate(row.changeRate, language)
      })
    )
  return sentences.join('').trim()
}

/** Who moved most among the chosen is no news where one is chosen, and wrong where others are not. */
function partsOf({ breakdowns, view }: HeadlineOptions): Breakdown | undefined {
  return breakdowns.find(({ dimension }) => view.filters[dimension] === undefined)
}

type NamedRow = BreakdownRow & { label: string }

function biggestMover(breakdown: Breakdown | undefined): NamedRow | undefined {
  return named(breakdown).toSorted((one, other) => Math.abs(other.change ?? 0) - Math.abs(one.change ?? 0))[0]
}

/** The largest gain and the largest loss, but for the one that the headline names. */
function otherMovers(breakdown: Breakdown | undefined): NamedRow[] {
  const rows = named(breakdown).toSorted((one, other) => (other.change ?? 0) - (one.change ?? 0))
  const gain = rows.find(({ change }) => (change ?? 0) > 0)
  const loss = rows.findLast(({ change }) => (change ?? 0) < 0)
  const told = biggestMover(breakdown)
  return [gain, loss].filter((row) => row !== undefined && row.key !== told?.key) as NamedRow[]
}

function named(breakdown: Breakdown | undefined): NamedRow[] {
  return (breakdown?.rows ?? []).flatMap((row) => (row.label ? [{ ...row, label: row.label }] : []))
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
function prose(value: number | null, { language, currency, sales }: HeadlineOptions): string {
  return formatInProse(value, scaleFor({ unit: 'money', language, currency, values: [sales.value] }))
}
