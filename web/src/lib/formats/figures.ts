import { formatNumber, formatSigned, noValue } from './numbers.ts'
import { rateScale, scaleFor, type Scale, type ScaleOptions } from './scale.ts'
import type { Language } from '../i18n/language.ts'

/** A number under a head that names its unit: `4,826`, `48.26`, `71.4`. */
export function formatCell(value: number | null, scale: Scale): string {
  if (value === null) return noValue
  return formatNumber(value / scale.divisor, scale.language, scale.decimals)
}

/** A round number at an axis, without the decimals that it does not need: `25`, `7.5`. */
export function formatTick(value: number, scale: Scale): string {
  const shown = value / scale.divisor
  const decimals = [0, 1, 2].find((count) => Math.abs(shown - Number(shown.toFixed(count))) < 1e-9)
  return formatNumber(shown, scale.language, decimals ?? scale.decimals)
}

/** A number that stands alone; in Chinese its unit stands beside it (`scale.beside`): `4,826`, `¥48.26M`, `71.4%`. */
export function formatAlone(value: number | null, scale: Scale): string {
  if (value === null) return noValue
  const digits = formatCell(Math.abs(value), scale)
  const sign = formatCell(value, scale).slice(0, -digits.length || undefined)
  return `${sign}${scale.prefix}${digits}${scale.suffix}`
}

/** A number within a sentence, with its unit: `4,826万元`, `¥48.26M`. */
export function formatInProse(value: number | null, scale: Scale): string {
  if (value === null) return noValue
  const gap = scale.beside !== '' && scale.language === 'en' ? ' ' : ''
  return `${formatAlone(value, scale)}${gap}${scale.beside}`
}

/** Money in a sentence that no other amount stands beside. */
export function formatMoneyInProse(
  value: number | null,
  { language, currency }: Pick<ScaleOptions, 'language' | 'currency'>
): string {
  return formatInProse(value, scaleFor({ unit: 'money', language, currency, values: [value] }))
}

/** An absolute change under a head, in points for rates: `+312`, `+3.12`, `−3.1`. */
export function formatChange(change: number | null, scale: Scale): string {
  if (change === null) return noValue
  return formatSigned(change / scale.divisor, scale.language, scale.decimals)
}

/** A change that stands alone: rates say that they are points: `−3.1 pt`, `−3.1点`; others as under a head. */
export function formatChangeAlone(change: number | null, scale: Scale): string {
  const text = formatChange(change, scale)
  if (change === null || scale.head === scale.changeHead) return text
  return scale.language === 'zh-CN' ? text + scale.changeHead : `${text} ${scale.changeHead}`
}

/** A relative change: `+6.9%`; no value where the base gives none. */
export function formatChangeRate(rate: number | null, language: Language): string {
  return rate === null ? noValue : `${formatSigned(rate * 100, language, 1)}%`
}

/** A share or rate that stands alone: `71.4%`. */
export function formatPercent(rate: number | null, language: Language): string {
  return formatAlone(rate, rateScale(language))
}

/** A share under the head %: `71.4`. */
export function formatShare(share: number | null, language: Language): string {
  return formatCell(share, rateScale(language))
}

/** A change of a share under the head of points: `+1.1`; of what was next to nothing `+1,383`, which is no longer. */
export function formatShareChange(change: number | null, language: Language): string {
  const scale = rateScale(language)
  return formatChange(change, Math.abs(change ?? 0) < 10 ? scale : { ...scale, decimals: 0 })
}
