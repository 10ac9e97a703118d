import { formatChange, formatInProse } from '#lib/formats/figures.ts'
import { rateScale, scaleFor, type Scale } from '#lib/formats/scale.ts'
import type { Language } from '#lib/i18n/language.ts'
import { translator } from '#lib/i18n/messages.ts'
import { isRatio, roundParts, type BridgeBar, type BridgeFigure } from './bridge.ts'
import { messages } from './messages.ts'
import { widthOf } from '#lib/formats/text-width.ts'

export type TitleOptions = {
  language: Language
  /** ISO 4217 */
  currency: string
}

/** What a bridge says: 增购多613万元；减购、暂停、流失抵掉984万元. */
export function bridgeTitle(figure: BridgeFigure, { language, currency }: TitleOptions): string {
  if (isRatio(figure.name)) return ratioTitle(figure, language)
  const t = translator(messages, language)
  const values = [figure.value, figure.previous]
  const scale = scaleFor({ unit: figure.unit, language, currency, values })
  const shown = figure.bars.filter(({ change }) => /[1-9]/.test(formatChange(change, scale)))
  const gain = shown.toSorted((one, other) => other.change - one.change)[0]
  const losses = shown.filter(({ change }) => change < 0)
  if (gain === undefined) return t('bridge.title.still', { kpi: figure.label })
  const words = {
    gain: gain.label,
    more: formatInProse(gain.change, scale),
    ...lossWords(losses, language, scale)
  }
  if (gain.change < 0) return t('bridge.title.losses', words)
  if (losses.length === 0) return t('bridge.title.gain', words)
  const key = figure.value >= figure.previous ? 'bridge.title.up' : 'bridge.title.down'
  const title = t(key, words)
  return widthOf(title) <= widest ? title : t(key, { ...words, ...briefLosses(losses, language, scale) })
}

/** In half-widths: one line of the section. */
const widest = 40

const namedLosses = 3
/** Of all losses: what is less is not worth a name. */
const nameableShare = 0.1

/** Chinese has room for the names of the large losses, English for one; what is named is what is summed. */
function lossWords(losses: readonly BridgeBar[], language: Language, scale: Scale) {
  const all = sum(losses)
  const large = losses
    .filter(({ change }) => change / all >= nameableShare)
    .toSorted((one, other) => one.change - other.change)
    .slice(0, namedLosses)
  const areNamed = language === 'zh-CN' || losses.length === 1
  const told = areNamed ? losses.filter((loss) => large.includes(loss)) : losses
  return {
    losses: areNamed ? told.map(({ label }) => label).join('、') : 'losses',
    less: formatInProse(-sum(told), scale)
  }
}

/** All of the losses, by the name of the largest. */
function briefLosses(losses: readonly BridgeBar[], language: Language, scale: Scale) {
  const [largest] = losses.toSorted((one, other) => one.change - other.change)
  const name = translator(messages, language)('bridge.title.and-others', { largest: largest?.label ?? '' })
  return { losses: language === 'zh-CN' ? name : 'losses', less: formatInProse(-sum(losses), scale) }
}

const sum = (bars: readonly BridgeBar[]) => bars.reduce((total, { change }) => total + change, 0)

const tenthOfPoint = 0.001

/** What mix and rate did to a ratio, in points that come to its change. */
export function mixAndRate({ bars }: BridgeFigure): { mix: number; rate: number; change: number } {
  const part = (effect: string) => sum(bars.filter((bar) => bar.effect === effect))
  const [mix = 0, rate = 0] = roundParts([part('mix'), part('rate')], tenthOfPoint)
  return { mix, rate, change: mix + rate }
}

function ratioTitle(figure: BridgeFigure, language: Language): string {
  const t = translator(messages, language)
  const scale = rateScale(language)
  const { mix, rate, change } = mixAndRate(figure)
  const text = formatChange(change, scale)
  const words = { kpi: figure.label, mix: formatChange(mix, scale), rate: formatChange(rate, scale) }
  if (!/[1-9]/.test(text)) return t('bridge.title.ratio-still', words)
  return t('bridge.title.ratio', {
    ...words,
    direction: change > 0 ? 'up' : 'down',
    points: text.slice(1)
  })
}
