import type { Language, Text, Unit } from '../../queries/index.ts'
import { words } from './words.ts'

const decimals = (least: number, most: number) =>
  new Intl.NumberFormat('en-US', {
    minimumFractionDigits: least,
    maximumFractionDigits: most,
    signDisplay: 'negative'
  })

const twoDecimals = decimals(2, 2)
const oneDecimal = decimals(1, 1)
const whole = decimals(0, 2)
const threeDecimals = decimals(3, 3)
const none = decimals(0, 0)
const percentage = new Intl.NumberFormat('en-US', {
  style: 'percent',
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
  signDisplay: 'negative'
})

/** Stands where there is no figure. */
export const noFigure = '–'

export const plain = (value: number): string => whole.format(value)

/** A measure from nearly 0 to 1. */
export const coefficient = (value: number): string => threeDecimals.format(value)

/** A measure in the thousands. */
export const index = (value: number): string => none.format(value)

export const percent = (value: number): string => percentage.format(value)

/** A figure in its unit; a dash where there is none. */
export function figure(value: number | null, unit: Unit): string {
  if (value === null) return noFigure
  switch (unit) {
    case 'money':
    case 'times':
    case 'score':
    case 'per_thousand':
      return twoDecimals.format(value)
    case 'rate':
      return percent(value)
    case 'points':
      return oneDecimal.format(value)
    case 'count':
    case 'units':
    case 'days':
    case 'hours':
    case 'minutes':
      return plain(value)
  }
}

export function signed(value: number | null, format: (value: number) => string): string {
  if (value === null) return noFigure
  const text = format(value)
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text
}

/** Percentage points: `+3.1 pt`. */
export const points = (value: number | null, language: Language): string =>
  signed(value, (each) => `${twoDecimals.format(each)} ${words.points[language]}`)

/** A change of a figure; that of a rate is in percentage points. */
export function change(value: number | null, unit: Unit, language: Language): string {
  if (unit === 'rate') return points(value === null ? null : value * 100, language)
  return signed(value, (each) => figure(each, unit))
}

const unitWords: Readonly<Partial<Record<Unit, Text>>> = {
  times: { 'zh-CN': '（次）', en: ' (times)' },
  days: { 'zh-CN': '（天）', en: ' (days)' },
  hours: { 'zh-CN': '（小时）', en: ' (hours)' },
  minutes: { 'zh-CN': '（分钟）', en: ' (minutes)' }
}

/** What a title says of the unit, where the figures do not say it themselves. */
export function unitSuffix(
  unit: Unit,
  { language, currency }: { language: Language; currency: string }
): string {
  if (unit === 'money') return language === 'en' ? ` (${currency})` : `（${currency}）`
  return unitWords[unit]?.[language] ?? ''
}
