import type { Language } from '../i18n/language.ts'

/** Stands where there is no value. */
export const noValue = '–'

const minus = '\u2212'

const formatters = new Map<string, Intl.NumberFormat>()

function formatter(language: Language, decimals: number): Intl.NumberFormat {
  const key = `${language} ${decimals}`
  const known = formatters.get(key)
  if (known !== undefined) return known
  const created = new Intl.NumberFormat(language, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    signDisplay: 'negative'
  })
  formatters.set(key, created)
  return created
}

/** Grouped digits with a true minus sign; a value that rounds to zero has no sign. */
export function formatNumber(value: number, language: Language, decimals: number): string {
  return formatter(language, decimals).format(value).replace('-', minus)
}

/** Like `formatNumber`, but gains carry a plus; zero has no sign. */
export function formatSigned(value: number, language: Language, decimals: number): string {
  const text = formatNumber(value, language, decimals)
  const isZero = !/[1-9]/.test(text)
  return value > 0 && !isZero ? `+${text}` : text
}
