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

/** How a file is written: words, and what has the same name in every language. */
export function formatWords(format: Format, language: Language): { codes: string; words: string } {
  const t = translator(messages, language)
  if (format.layout === 'parquet') return { codes: 'Parquet', words: '' }
  const delimiters: Record<string, string> = {
    ',': t('format.comma'),
    ';': t('format.semicolon'),
    '|': t('format.bar'),
    '\t': t('format.tab'),
    ' ': t('format.blank')
  }
  const isJson = format.layout === 'json-lines'
  const words = [
    isJson
      ? t('format.json-lines')
      : (delimiters[format.delimiter] ?? t('format.delimiter', { delimiter: format.delimiter })),
    ...(format.hasHeader || isJson ? [] : [t('format.no-header')]),
    ...(format.decimal === ',' ? [t('format.decimal-comma')] : [])
  ]
  return {
    codes: [format.encoding.toUpperCase(), ...format.dates].join(', '),
    words: words.join(t('format.and'))
  }
}

/** What a check looked at, or what it found, and the table or an example that it is about. */
export function checkWords(
  { check_name, failing_rows, sample }: CheckFinding,
  { language, amount }: { language: Language; amount: string }
): { text: string; about: string } {
  const texts = checkTexts[check_name]
  if (texts === undefined) {
    return check_name.startsWith('key_')
      ? { text: keyCheck[language], about: check_name.slice('key_'.length) }
      : { text: '', about: check_name }
  }
  const found = failing_rows > 0 ? texts.found : undefined
  const t = translator({ text: found ?? texts.holds }, language)
  return { text: t('text', { rows: formatNumber(failing_rows, language, 0), amount }), about: sample }
}

/** A text parted into what is said and what is written so in files, which a Chinese sentence holds in Latin letters. */
export function partsOf(text: string, language: Language): { text: string; isCode: boolean }[] {
  if (language !== 'zh-CN') return [{ text, isCode: false }]
  return text
    .split(/([A-Za-z%][\w%./:-]*(?:,? [A-Za-z%][\w%./:-]*)*)/)
    .map((part, index) => ({ text: part, isCode: index % 2 === 1 }))
    .filter((part) => part.text !== '')
}
