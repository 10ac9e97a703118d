import { formatDay, formatMonth } from '#lib/formats/dates.ts'
import { formatChange, formatChangeRate, formatPercent } from '#lib/formats/figures.ts'
import { rateScale } from '#lib/formats/scale.ts'
import type { Language } from '#lib/i18n/language.ts'
import { translator } from '#lib/i18n/messages.ts'
import { joinSentences } from '#lib/i18n/sentences.ts'
import { mixAndRate } from './bridge-title.ts'
import type { BridgeFigure } from './bridge.ts'
import { prose, referenceOf, type HeadlineOptions } from './headline.ts'
import { messages } from './messages.ts'
import { widthOf } from '#lib/formats/text-width.ts'
import { findWhy, namedRows, type NamedRow } from './why.ts'

/** In half-widths, as in the headline, in the smaller type of this line. */
const widest: Record<Language, number> = { 'zh-CN': 176, en: 190 }

/** What stands behind the headline, most important first, as far as one line holds it; `<b>` marks what stands out. */
export function writeSubLine(options: HeadlineOptions): string {
  let line = ''
  for (const sentence of sentencesOf(options)) {
    const longer = joinSentences(options.language, [line, sentence])
    if (widthOf(longer.replaceAll(/<\/?b>/g, '')) > widest[options.language]) break
    line = longer
  }
  return line
}

function sentencesOf(options: HeadlineOptions): string[] {
  const { language, view, sales, ratio, dataTo } = options
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
  if (ratio !== null) sentences.push(ratioSentence(ratio, language))
  for (const row of otherMovers(options))
    sentences.push(
      t(row.change > 0 ? 'sub.gain' : 'sub.loss', {
        member: row.label,
        change: prose(Math.abs(row.change), options),
        rate: formatChangeRate(row.changeRate, language)
      })
    )
  return sentences
}

/** "Repurchase rate fell 1.8 points: 1.1 from mix, 0.7 from rate"; signs where the two pulled apart. */
export function ratioSentence(figure: BridgeFigure, language: Language): string {
  const t = translator(messages, language)
  const scale = rateScale(language)
  const { mix, rate, change } = mixAndRate(figure)
  const isAgreed = mix * rate >= 0
  const part = (amount: number) => {
    const text = formatChange(amount, scale)
    return isAgreed ? text.replace(/^[+\u2212]/, '') : text
  }
  return t(isAgreed ? 'sub.ratio' : 'sub.ratio-apart', {
    kpi: figure.label,
    direction: change > 0 ? 'up' : change < 0 ? 'down' : 'same',
    points: formatChange(change, scale).replace(/^[+\u2212]/, ''),
    mix: part(mix),
    rate: part(rate)
  })
}

/** The largest gain and the largest loss, but for the one that the headline names. */
function otherMovers(options: HeadlineOptions): NamedRow[] {
  // What lies beyond a target is neither gained nor lost.
  if (options.view.compare === 'target') return []
  const rows = namedRows(options.movers?.rows ?? []).toSorted((one, other) => other.change - one.change)
  const why = findWhy(rows, referenceOf(options)?.change ?? 0)
  const told = why !== null && 'row' in why ? why.row.key : null
  const gain = rows.find(({ change }) => change > 0)
  const loss = rows.findLast(({ change }) => change < 0)
  return [gain, loss].filter((row) => row !== undefined && row.key !== told) as NamedRow[]
}
