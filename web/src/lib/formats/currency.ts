/** The sign before an amount in English: `¥`, `£`, `$`; the code itself where there is none. */
export function currencySymbol(currency: string): string {
  return part(currency, 'en', 'narrowSymbol')
}

/** The word after an amount in Chinese: 元, 英镑, 美元. */
export function currencyWord(currency: string): string {
  return currency === 'CNY' ? '元' : part(currency, 'zh-CN', 'name')
}

const parts = new Map<string, string>()

/** Looked up for every amount that is written, while the formatter that knows it takes long to make. */
function part(currency: string, locale: string, currencyDisplay: 'narrowSymbol' | 'name'): string {
  const key = `${currency} ${locale} ${currencyDisplay}`
  const known = parts.get(key)
  if (known !== undefined) return known
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay })
  const found = format.formatToParts(0).find(({ type }) => type === 'currency')?.value ?? currency
  parts.set(key, found)
  return found
}
