import type { Day } from '../calendar.ts'
import { dayInWords } from '../language.ts'
import type { Language } from '../language.ts'

/** What an indicator's figure is made of; null where there is nothing of the kind. */
export interface BasisFigures {
  readonly figure: number
  readonly part: number | null
  readonly whole: number | null
  readonly since: Day | null
}

interface Words {
  readonly language: Language
  readonly currency: string
}

/**
 * The figures that a score rests on, in words: the sentence of the measure with its figures in their places. Amounts are
 * whole, shares in per cent with one decimal and a sign where they are changes.
 */
export function basisText(
  sentence: string,
  { measure, unit }: { measure: string; unit: string },
  { figure, part, whole, since }: BasisFigures,
  words: Words
): string {
  const isMoney = moneyParts.has(measure)
  const amount = (value: number | null) =>
    value === null ? '–' : isMoney ? money(value, words) : number(value, 0, words)
  const places: Readonly<Record<string, string>> = {
    figure: figureText(figure, unit, measure, words),
    part: amount(part),
    whole: amount(whole),
    since: since === null ? '–' : dayInWords(since, words.language)
  }
  return sentence.replaceAll(/\{(\w+)\}/g, (place, name: string) => places[name] ?? place)
}

/** Measures whose parts and wholes are money. */
const moneyParts: ReadonlySet<string> = new Set(['sales_level', 'sales_trend', 'margin', 'returns'])

function figureText(figure: number, unit: string, measure: string, words: Words): string {
  switch (unit) {
    case 'money':
      return money(figure, words)
    case 'share':
      return new Intl.NumberFormat(words.language, {
        style: 'percent',
        minimumFractionDigits: 1,
        maximumFractionDigits: 1,
        signDisplay: measure === 'sales_trend' ? 'exceptZero' : 'negative'
      })
        .format(figure)
        .replace('-', '−')
    case 'count':
      return number(figure, 0, words)
    default:
      return number(figure, 1, words)
  }
}

const number = (value: number, decimals: number, { language }: Words): string =>
  new Intl.NumberFormat(language, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    signDisplay: 'negative'
  })
    .format(value)
    .replace('-', '−')

function money(value: number, words: Words): string {
  const { language, currency } = words
  if (language === 'zh-CN' && currency === 'CNY') return `${number(value, 0, words)}元`
  return new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    currencyDisplay: language === 'en' ? 'narrowSymbol' : 'name',
    maximumFractionDigits: 0,
    signDisplay: 'negative'
  })
    .format(value)
    .replace('-', '−')
}
