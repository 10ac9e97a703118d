import { currencySymbol, currencyWord } from './currency.ts'
import { formatPercent } from './figures.ts'
import { formatNumber, formatSigned, noValue } from './numbers.ts'
import type { Unit } from './scale.ts'
import type { Language } from '../i18n/language.ts'

/** How amounts are written where they are added up by hand: to the cent, never in 万 or millions. */
export type Exact = { unit: Unit; language: Language; currency: string }

/** As stored: money to the cent, what is counted without decimals unless it has some, times and days with two. */
export function formatExact(value: number | null, { unit, language }: Exact): string {
  if (value === null) return noValue
  if (unit === 'rate') return formatPercent(value, language)
  return formatNumber(value, language, decimalsOf(value, unit))
}

/** A change, with its sign. */
export function formatExactChange(value: number | null, { unit, language }: Exact): string {
  if (value === null) return noValue
  return formatSigned(value, language, decimalsOf(value, unit))
}

/** With its unit, as in a sentence: 4,826.05元, ¥4,826.05. */
export function formatExactAlone(value: number | null, exact: Exact): string {
  const { unit, language, currency } = exact
  if (value === null) return noValue
  if (unit !== 'money') return formatExact(value, exact)
  if (language === 'zh-CN') return formatExact(value, exact) + currencyWord(currency)
  const text = formatExact(Math.abs(value), exact)
  return (formatNumber(value, language, 2) === text ? '' : '\u2212') + currencySymbol(currency) + text
}

/** A change with its unit: +312.05元, −¥312.05. */
export function formatExactChangeAlone(value: number | null, exact: Exact): string {
  const text = formatExactAlone(value, exact)
  return value !== null && value > 0 && /[1-9]/.test(text) ? `+${text}` : text
}

/** Over a column of money: 元, ¥. */
export const moneyHead = ({ language, currency }: Pick<Exact, 'language' | 'currency'>): string =>
  language === 'zh-CN' ? currencyWord(currency) : currencySymbol(currency)

function decimalsOf(value: number, unit: Unit): number {
  if (unit === 'count' || unit === 'units') return Number.isInteger(value) ? 0 : 2
  return 2
}

/** Whether two sums are the same to the stored four decimals; both are the nearest double to theirs. */
export const areEqualSums = (one: number | null, other: number | null): boolean =>
  one !== null && other !== null && Math.round(one * 1e4) === Math.round(other * 1e4)
