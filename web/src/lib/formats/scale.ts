import type { Language } from '../i18n/language.ts'
import { currencySymbol, currencyWord } from './currency.ts'

/** What a figure counts; the names are those of the KPI definitions. */
export type Unit = 'money' | 'count' | 'units' | 'rate' | WordUnit

/** Units of plain numbers with a word beside them, or none. */
type WordUnit = 'times' | 'days' | 'hours' | 'minutes' | 'score' | 'points' | 'per_thousand'

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
  /** How finely it is written: `narrow` where there is little room, `average` where the last digits of money matter. */
  style?: 'usual' | 'narrow' | 'average'
}

type Step = { from: number; divisor: number; decimals: number; letter: string }

const steps: Record<'money' | 'average' | 'count' | 'narrow', Record<Language, readonly Step[]>> = {
  money: {
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
  },
  // Of an order or a customer: 28,572 is not 2.9万, and 94.58 not 95.
  average: {
    'zh-CN': [
      { from: 1e6, divisor: 1e4, decimals: 1, letter: '万' },
      { from: 1e3, divisor: 1, decimals: 0, letter: '' },
      { from: 0, divisor: 1, decimals: 2, letter: '' }
    ],
    en: [
      { from: 1e6, divisor: 1e6, decimals: 3, letter: 'M' },
      { from: 1e3, divisor: 1, decimals: 0, letter: '' },
      { from: 0, divisor: 1, decimals: 2, letter: '' }
    ]
  },
  count: {
    'zh-CN': [{ from: 1e7, divisor: 1e4, decimals: 0, letter: '万' }],
    en: [{ from: 1e7, divisor: 1e6, decimals: 2, letter: 'M' }]
  },
  narrow: {
    'zh-CN': [
      { from: 1e7, divisor: 1e4, decimals: 0, letter: '万' },
      { from: 1e5, divisor: 1e4, decimals: 2, letter: '万' }
    ],
    en: [
      { from: 1e7, divisor: 1e6, decimals: 2, letter: 'M' },
      { from: 1e5, divisor: 1e3, decimals: 1, letter: 'K' }
    ]
  }
}

const asIs: Step = { from: 0, divisor: 1, decimals: 0, letter: '' }

const points: Record<Language, string> = { 'zh-CN': '点', en: 'pt' }

const words: Record<WordUnit, Record<Language, string>> = {
  times: { 'zh-CN': '次', en: '×' },
  days: { 'zh-CN': '天', en: 'days' },
  hours: { 'zh-CN': '小时', en: 'hours' },
  minutes: { 'zh-CN': '分钟', en: 'min' },
  score: { 'zh-CN': '分', en: '' },
  points: { 'zh-CN': '', en: '' },
  per_thousand: { 'zh-CN': '每千单', en: 'per 1,000' }
}

/** The scale that fits the largest of the values. */
export function scaleFor(options: ScaleOptions): Scale {
  const { unit, language, currency, values, noun = '', style = 'usual' } = options
  switch (unit) {
    case 'rate':
      return rateScale(language)
    case 'times':
    case 'score':
    case 'per_thousand':
      return wordScale(language, words[unit][language], 2)
    case 'points':
      return wordScale(language, words[unit][language], 1)
    case 'days':
    case 'hours':
    case 'minutes':
      return wordScale(language, words[unit][language], values.every(isWhole) ? 0 : 1)
    case 'money': {
      const step = stepFor(steps[style === 'average' ? 'average' : 'money'][language], values)
      const isChinese = language === 'zh-CN'
      const around = {
        prefix: isChinese ? '' : currencySymbol(currency),
        word: isChinese ? currencyWord(currency) : ''
      }
      return steppedScale(step, language, around)
    }
    case 'count':
    case 'units': {
      const step = stepFor(steps[style === 'narrow' ? 'narrow' : 'count'][language], values)
      return steppedScale(step, language, { prefix: '', word: noun })
    }
  }
}

const isWhole = (value: number | null) => value === null || Number.isInteger(value)

function stepFor(candidates: readonly Step[], values: readonly (number | null)[]): Step {
  const largest = Math.max(0, ...values.map((value) => Math.abs(value ?? 0)))
  return candidates.find(({ from }) => largest >= from) ?? asIs
}

/** In Chinese the letter stands with the word, 万元; in English at the number, ¥48.26M. */
function steppedScale(
  { divisor, decimals, letter }: Step,
  language: Language,
  { prefix, word }: { prefix: string; word: string }
): Scale {
  const isChinese = language === 'zh-CN'
  const head = prefix + letter + word
  return {
    language,
    divisor,
    decimals,
    prefix,
    suffix: isChinese ? '' : letter,
    beside: isChinese ? head : word,
    head,
    changeHead: head
  }
}

/** Numbers with the word for their unit beside them: 8.47 次, 18 days. */
function wordScale(language: Language, word: string, decimals: number): Scale {
  return {
    language,
    divisor: 1,
    decimals,
    prefix: '',
    suffix: '',
    beside: word,
    head: word,
    changeHead: word
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
