import type { Language } from '../i18n/language.ts'
import { currencySymbol, currencyWord } from './currency.ts'

/** What a figure counts; the names are those of the KPI definitions. */
export type Unit = 'money' | 'count' | 'units' | 'rate'

/**
 * How every number of one column or tile is written: one unit, one number of decimals. 万 without decimals and
 * millions with two show the same digits, so both languages add up alike.
 */
export type Scale = {
  readonly language: Language
  readonly divisor: number
  readonly decimals: number
  /** Around a number that stands alone: `¥` and `M`, or `%`. */
  readonly prefix: string
  readonly suffix: string
  /** Small, beside a number that stands alone: `万元`, `家`. */
  readonly beside: string
  /** In the head of a column: `万元`, `¥M`, `%`. */
  readonly head: string
  /** In the head of a column of changes; shares and rates change by points. */
  readonly changeHead: string
}

export type ScaleOptions = {
  unit: Unit
  language: Language
  /** ISO 4217 */
  currency: string
  /** Every number that will stand in this unit; the largest decides. */
  values: readonly (number | null)[]
  /** What is counted, as a word: `家`, `件`. */
  noun?: string
}

type Step = { from: number; divisor: number; decimals: number; letter: string }

const moneySteps: Record<Language, readonly Step[]> = {
  'zh-CN': [
    { from: 1e9, divisor: 1e8, decimals: 2, letter: '亿' },
    { from: 1e6, divisor: 1e4, decimals: 0, letter: '万' },
    { from: 1e4, divisor: 1e4, decimals: 1, letter: '万' }
  ],
  en: [
    { from: 1e9, divisor: 1e6, decimals: 0, letter: 'M' },
    { from: 1e6, divisor: 1e6, decimals: 2, letter: 'M' },
    { from: 1e4, divisor: 1e3, decimals: 0, letter: 'K' }
  ]
}

const countSteps: Record<Language, readonly Step[]> = {
  'zh-CN': [{ from: 1e8, divisor: 1e4, decimals: 0, letter: '万' }],
  en: [{ from: 1e8, divisor: 1e6, decimals: 2, letter: 'M' }]
}

const asIs: Step = { from: 0, divisor: 1, decimals: 0, letter: '' }

const points: Record<Language, string> = { 'zh-CN': '点', en: 'pt' }

/** The scale that fits the largest of the values. */
export function scaleFor({ unit, language, currency, values, noun = '' }: ScaleOptions): Scale {
  if (unit === 'rate') return rateScale(language)
  const largest = Math.max(0, ...values.map((value) => Math.abs(value ?? 0)))
  const steps = unit === 'money' ? moneySteps[language] : countSteps[language]
  const { divisor, decimals, letter } = steps.find(({ from }) => largest >= from) ?? asIs
  const head = unit === 'money' ? moneyHead(letter, language, currency) : letter + noun
  const chinese = language === 'zh-CN'
  return {
    language,
    divisor,
    decimals,
    prefix: unit === 'money' && !chinese ? currencySymbol(currency) : '',
    suffix: chinese ? '' : letter,
    beside: chinese ? head : noun,
    head,
    changeHead: head
  }
}

/** Rates and shares: one decimal of a percent, changes in points. */
export function rateScale(language: Language): Scale {
  return {
    language,
    divisor: 0.01,
    decimals: 1,
    prefix: '',
    suffix: '%',
    beside: '',
    head: '%',
    changeHead: points[language]
  }
}

function moneyHead(letter: string, language: Language, currency: string): string {
  return language === 'zh-CN' ? letter + currencyWord(currency) : currencySymbol(currency) + letter
}
