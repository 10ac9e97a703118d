import { formatNumber } from '#lib/formats/numbers.ts'
import type { Language } from '#lib/i18n/language.ts'
import { translator, type Translate } from '#lib/i18n/messages.ts'
import { checkTexts, keyCheck } from './check-texts.ts'
import { messages } from './messages.ts'
import type { CheckFinding, Format } from './quality.ts'

/** The name of a source as the viewer calls it; one that has no word here by its own name. */
export function sourceName(source: string, language: Language): string {
  const t: Translate<keyof typeof messages> = translator(messages, language)
  const key = `source.${source}`
  return key in messages ? t(key as keyof typeof messages) : source
}

/** How a file is written: `UTF-8, parted by ;, decimal commas`. */
export function formatWords(format: Format, language: Language): string {
  const t = translator(messages, language)
  if (format.layout === 'parquet') return t('format.parquet')
  const delimiters: Record<string, string> = {
    ',': t('format.comma'),
    ';': t('format.semicolon'),
    '|': t('format.bar'),
    '\t': t('format.tab'),
    ' ': t('format.blank')
  }
  const parts = [
    format.encoding.toUpperCase(),
    ...(format.layout === 'json-lines'
      ? [t('format.json-lines')]
      : [delimiters[format.delimiter] ?? t('format.delimiter', { delimiter: format.delimiter })]),
    ...(format.hasHeader || format.layout === 'json-lines' ? [] : [t('format.no-header')]),
    ...(format.decimal === ',' ? [t('format.decimal-comma')] : []),
    ...format.dates
  ]
  return parts.join(language === 'zh-CN' ? '，' : ', ')
}

/** What a check looked at, or what it found. */
export function checkWords(
  { check_name, failing_rows, sample }: CheckFinding,
  { language, amount }: { language: Language; amount: string }
): string {
  const texts = checkTexts[check_name]
  if (texts === undefined) {
    return check_name.startsWith('key_')
      ? keyCheck[language].replace('{table}', check_name.slice('key_'.length))
      : check_name
  }
  const found = failing_rows > 0 ? texts.found : undefined
  return (found ?? texts.holds)[language]
    .replace('{rows}', formatNumber(failing_rows, language, 0))
    .replace('{amount}', amount)
    .replace('{sample}', sample === '' ? '–' : sample)
}
