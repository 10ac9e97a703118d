/** The sign before an amount in English: `¥`, `£`, `$`; the code itself where there is none. */
export function currencySymbol(currency: string): string {
  return part(currency, 'en', 'narrowSymbol')
}

/** The word after an amount in Chinese: 元, 英镑, 美元. */
export function currencyWord(currency: string): string {
  return currency === 'CNY' ? '元' : part(currency, 'zh-CN', 'name')
}

function part(currency: string, locale: string, currencyDisplay: 'narrowSymbol' | 'name'): string {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay })
  return format.formatToParts(0).find(({ type }) => type === 'currency')?.value ?? currency
}
