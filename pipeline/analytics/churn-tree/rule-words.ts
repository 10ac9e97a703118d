import type { FeatureName } from './features.ts'
import type { Condition } from './rules.ts'

export interface RuleWords {
  readonly zh: string
  readonly en: string
}

interface Phrases {
  readonly from: (limit: number) => string
  readonly below: (limit: number) => string
  readonly between: (from: number, below: number) => string
}

/** A rule as one would say it; the conditions all hold together. `lookBackDays` is what the features look back over. */
export function wordsOf(conditions: readonly Condition[], lookBackDays: number): RuleWords {
  if (conditions.length === 0) return { zh: '所有在购客户', en: 'all current customers' }
  const isOnce = mayBeOnce(conditions)
  const say = (phrases: Readonly<Record<FeatureName, Phrases>>) =>
    conditions.map((condition) => phraseOf(condition, phrases[condition.feature]))
  return {
    zh: listed(say(chinese(lookBackDays, isOnce)), '，', '，且'),
    en: listed(say(english(lookBackDays, isOnce)), ', ', ' and ')
  }
}

/** Who has bought once has no gap, and is among those with a long one, unless another condition says otherwise. */
function mayBeOnce(conditions: readonly Condition[]): boolean {
  return conditions.every(({ feature, from, below }) => {
    if (feature === 'days_in_window') return from === null || from < 2
    return (feature !== 'mean_gap_days' && feature !== 'gaps_missed') || below === null
  })
}

function listed(phrases: readonly string[], between: string, last: string): string {
  return [phrases.slice(0, -1).join(between), ...phrases.slice(-1)].filter((part) => part !== '').join(last)
}

function phraseOf({ from, below }: Condition, { from: least, below: most, between }: Phrases): string {
  if (from !== null && below !== null) return between(from, below)
  return from !== null ? least(from) : most(below ?? Number.NaN)
}

const plain = (value: number) => value.toLocaleString('en-US', { maximumFractionDigits: 1 })
const percent = (share: number) => `${Math.round(share * 100)}%`
const absolute = (value: number) => plain(Math.abs(value))

function english(lookBackDays: number, isOnce: boolean): Readonly<Record<FeatureName, Phrases>> {
  const window = spanInEnglish(lookBackDays)
  const half = spanInEnglish(Math.floor(lookBackDays / 2))
  const quarter = spanInEnglish(Math.floor(lookBackDays / 4))
  const once = isOnce ? ' (or only one purchase)' : ''
  const days = (count: number) => `${plain(count)} ${count === 1 ? 'day' : 'days'}`
  const change = (span: string): Phrases => ({
    from: (limit) =>
      limit > 0
        ? `bought on at least ${absolute(limit)} more days in the last ${span} than in the ${span} before`
        : limit === 0
          ? `bought no less often in the last ${span} than in the ${span} before`
          : `bought on at most ${absolute(limit)} fewer days in the last ${span} than in the ${span} before`,
    below: (limit) =>
      limit > 1
        ? `bought on at most ${absolute(limit - 1)} more days in the last ${span} than in the ${span} before`
        : limit === 1
          ? `bought no more often in the last ${span} than in the ${span} before`
          : `bought on at least ${absolute(limit - 1)} fewer days in the last ${span} than in the ${span} before`,
    between: (from, below) =>
      `purchase days of the last ${span} against the ${span} before: ${signed(from)} to ${signed(below - 1)}`
  })
  return {
    recency_days: {
      from: (limit) => `no purchase for at least ${days(limit)}`,
      below: (limit) => `last purchase less than ${days(limit)} ago`,
      between: (from, below) => `last purchase ${plain(from)} to ${days(below - 1)} ago`
    },
    days_in_window: {
      from: (limit) => `at least ${plain(limit)} purchase days in ${window}`,
      below: (limit) => `fewer than ${plain(limit)} purchase days in ${window}`,
      between: (from, below) => `${plain(from)} to ${plain(below - 1)} purchase days in ${window}`
    },
    net_amount: {
      from: (limit) => `net sales of at least ${plain(limit)} in ${window}`,
      below: (limit) => `net sales below ${plain(limit)} in ${window}`,
      between: (from, below) => `net sales of ${plain(from)} to ${plain(below)} in ${window}`
    },
    days_in_quarter: {
      from: (limit) => `at least ${plain(limit)} purchase days in the last ${quarter}`,
      below: (limit) => `fewer than ${plain(limit)} purchase days in the last ${quarter}`,
      between: (from, below) => `${plain(from)} to ${plain(below - 1)} purchase days in the last ${quarter}`
    },
    quarter_change: change(quarter),
    half_change: change(half),
    mean_gap_days: {
      from: (limit) => `usually ${days(limit)} or more between purchases${once}`,
      below: (limit) => `usually less than ${days(limit)} between purchases`,
      between: (from, below) => `usually ${plain(from)} to ${days(below)} between purchases`
    },
    gaps_missed: {
      from: (limit) => `silent for ${plain(limit)} times the usual gap or longer${once}`,
      below: (limit) => `silent for less than ${plain(limit)} times the usual gap`,
      between: (from, below) => `silent for ${plain(from)} to ${plain(below)} times the usual gap`
    },
    returned_share: {
      from: (limit) => `returned at least ${percent(limit)} in ${window}`,
      below: (limit) => `returned less than ${percent(limit)} in ${window}`,
      between: (from, below) => `returned ${percent(from)} to ${percent(below)} in ${window}`
    },
    tenure_days: {
      from: (limit) => `a customer for at least ${days(limit)}`,
      below: (limit) => `a customer for less than ${days(limit)}`,
      between: (from, below) => `a customer for ${plain(from)} to ${days(below - 1)}`
    }
  }
}

function chinese(lookBackDays: number, isOnce: boolean): Readonly<Record<FeatureName, Phrases>> {
  const window = spanInChinese(lookBackDays)
  const half = spanInChinese(Math.floor(lookBackDays / 2))
  const quarter = spanInChinese(Math.floor(lookBackDays / 4))
  const once = isOnce ? '（或只买过一次）' : ''
  const change = (span: string): Phrases => ({
    from: (limit) =>
      limit > 0
        ? `近${span}购买天数比之前${span}多${absolute(limit)}天以上`
        : limit === 0
          ? `近${span}购买天数不少于之前${span}`
          : `近${span}购买天数比之前${span}最多少${absolute(limit)}天`,
    below: (limit) =>
      limit > 1
        ? `近${span}购买天数比之前${span}最多多${absolute(limit - 1)}天`
        : limit === 1
          ? `近${span}购买天数不多于之前${span}`
          : `近${span}购买天数比之前${span}少${absolute(limit - 1)}天以上`,
    between: (from, below) => `近${span}购买天数比之前${span}变化${signed(from)}至${signed(below - 1)}天`
  })
  return {
    recency_days: {
      from: (limit) => `${plain(limit)}天以上没有购买`,
      below: (limit) => `距上次购买不足${plain(limit)}天`,
      between: (from, below) => `距上次购买${plain(from)}至${plain(below - 1)}天`
    },
    days_in_window: {
      from: (limit) => `近${window}至少有${plain(limit)}天购买`,
      below: (limit) => `近${window}购买少于${plain(limit)}天`,
      between: (from, below) => `近${window}有${plain(from)}至${plain(below - 1)}天购买`
    },
    net_amount: {
      from: (limit) => `近${window}净销售额不低于${plain(limit)}`,
      below: (limit) => `近${window}净销售额低于${plain(limit)}`,
      between: (from, below) => `近${window}净销售额在${plain(from)}至${plain(below)}之间`
    },
    days_in_quarter: {
      from: (limit) => `近${quarter}至少有${plain(limit)}天购买`,
      below: (limit) => `近${quarter}购买少于${plain(limit)}天`,
      between: (from, below) => `近${quarter}有${plain(from)}至${plain(below - 1)}天购买`
    },
    quarter_change: change(quarter),
    half_change: change(half),
    mean_gap_days: {
      from: (limit) => `平均${plain(limit)}天以上才买一次${once}`,
      below: (limit) => `平均不到${plain(limit)}天买一次`,
      between: (from, below) => `平均${plain(from)}至${plain(below)}天买一次`
    },
    gaps_missed: {
      from: (limit) => `未购买的时间达到平常间隔的${plain(limit)}倍以上${once}`,
      below: (limit) => `未购买的时间不到平常间隔的${plain(limit)}倍`,
      between: (from, below) => `未购买的时间为平常间隔的${plain(from)}至${plain(below)}倍`
    },
    returned_share: {
      from: (limit) => `近${window}退货率不低于${percent(limit)}`,
      below: (limit) => `近${window}退货率低于${percent(limit)}`,
      between: (from, below) => `近${window}退货率在${percent(from)}至${percent(below)}之间`
    },
    tenure_days: {
      from: (limit) => `成为客户至少${plain(limit)}天`,
      below: (limit) => `成为客户不足${plain(limit)}天`,
      between: (from, below) => `成为客户${plain(from)}至${plain(below - 1)}天`
    }
  }
}

const signed = (value: number) => (value > 0 ? `+${plain(value)}` : value < 0 ? `−${absolute(value)}` : '0')

/** Spans of a year are told in months. */
const months = new Map([
  [365, 12],
  [182, 6],
  [91, 3]
])

function spanInEnglish(days: number): string {
  const count = months.get(days)
  return count === undefined ? `${days} days` : `${count} months`
}

function spanInChinese(days: number): string {
  const count = months.get(days)
  return count === undefined ? `${days}天` : `${count}个月`
}
