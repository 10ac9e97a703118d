import { formatPercent } from '#lib/formats/figures.ts'
import { formatNumber, noValue } from '#lib/formats/numbers.ts'
import type { Language } from '#lib/i18n/language.ts'

/** A share of things that are as they should be. */
export type Share = Readonly<{ n: number; share: number | null; low: number | null; high: number | null }>

/** Its interval as `69.7–73.1`, in percent without the sign. */
export function intervalText({ low, high }: Share, language: Language): string {
  if (low === null || high === null) return ''
  const end = (value: number) => formatNumber(value * 100, language, 1)
  return `${end(low)}–${end(high)}`
}

export const shareText = ({ share }: Share, language: Language): string =>
  share === null ? noValue : formatPercent(share, language)
