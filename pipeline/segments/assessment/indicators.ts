import { ConfigError } from '../../errors.ts'
import { numberOf, readRuleLines, type RuleLine } from './rule-file.ts'

/** What the models measure: a figure of each customer, listed with its words in assessment_measures.csv. */
export const measures = [
  'sales_level',
  'sales_trend',
  'purchase_frequency',
  'margin',
  'satisfaction',
  'complaints',
  'returns',
  'relationship_years',
  'contact_coverage'
] as const

export type Measure = (typeof measures)[number]

/** Figures from one limit on, up to below the next, have a score; the outermost are open. */
export interface Band {
  readonly from: number | null
  readonly below: number | null
  readonly score: number
}

/** How a figure becomes a score of 0 to 100. */
export type ScoreRule =
  | { readonly name: 'bands'; readonly bands: readonly Band[] }
  /** The share of the other customers who do less well. */
  | { readonly name: 'percentile'; readonly better: 'high' | 'low' }

/** One line of a file of indicators. What staff enter has neither measure nor rule. */
export interface Indicator {
  readonly indicator: string
  readonly weight: number
  readonly measured: { readonly measure: Measure; readonly rule: ScoreRule } | null
  readonly label_zh: string
  readonly label_en: string
}

const columns = [
  'indicator',
  'kind',
  'measure',
  'weight',
  'rule',
  'better',
  'limits',
  'scores',
  'label_zh',
  'label_en'
]

/** Weights may have decimals; their sum is compared in millionths. */
export const sumsToHundred = (weights: readonly number[]): boolean =>
  weights.reduce((sum, weight) => sum + Math.round(weight * 1e6), 0) === 100e6

/**
 * Reads a file of indicators: CSV with `indicator`, `kind` (`measured` or `entered`), `measure`, `weight`, `rule`
 * (`bands` with `limits` and `scores`, one score more than limits; or `percentile` with `better`), `label_zh` and
 * `label_en`.
 * @param weights instead of those of the file; an indicator without one is left out
 * @throws ConfigError that names file, line, column and value, and what to write instead.
 */
export function parseIndicators(
  text: string,
  { path, weights }: { path: string; weights?: Readonly<Record<string, number>> | undefined }
): Indicator[] {
  const lines = readRuleLines(text, { path, columns, needed: ['indicator', 'kind', 'weight'] })
  if (lines.length === 0)
    throw new ConfigError(`no indicators — ${path} — write one line per indicator below the header`)
  const seen = new Set<string>()
  const indicators = lines.map((line) => {
    const indicator = indicatorOf(line, weights)
    if (seen.has(indicator.indicator))
      line.refuse('indicator', indicator.indicator, 'stands in a line above already; name each one once')
    seen.add(indicator.indicator)
    return indicator
  })
  const all = indicators.map(({ weight }) => weight)
  if (weights === undefined && !sumsToHundred(all))
    throw new ConfigError(
      `weight: sums to ${Number(all.reduce((sum, weight) => sum + weight, 0).toFixed(6))} — ${path}, lines 2 to ${lines.length + 1} — let the weights of all indicators sum to 100`
    )
  return indicators
}

function indicatorOf(line: RuleLine, weights: Readonly<Record<string, number>> | undefined): Indicator {
  const { cell, refuse } = line
  const indicator = cell('indicator')
  if (!/^[a-z][a-z0-9_]*$/.test(indicator))
    refuse('indicator', indicator, 'write lower case letters, digits and _, such as sales_level')
  const kind = cell('kind')
  if (kind !== 'measured' && kind !== 'entered') refuse('kind', kind, 'write measured or entered')
  const weight = numberOf(cell('weight'))
  if (weight === null || weight <= 0 || weight > 100)
    refuse('weight', cell('weight'), 'write a number above 0, 100 at the most')
  const label_zh = cell('label_zh') || cell('label_en') || indicator
  return {
    indicator,
    weight: weights?.[indicator] ?? weight ?? 0,
    measured: kind === 'entered' ? notMeasured(line) : { measure: measureOf(line), rule: ruleOf(line) },
    label_zh,
    label_en: cell('label_en') || label_zh
  }
}

function notMeasured({ cell, refuse }: RuleLine): null {
  for (const column of ['measure', 'rule', 'better', 'limits', 'scores'])
    if (cell(column) !== '') refuse(column, cell(column), 'what staff enter has none; leave this cell empty')
  return null
}

function measureOf({ cell, refuse }: RuleLine): Measure {
  const measure = measures.find((name) => name === cell('measure'))
  return measure ?? refuse('measure', cell('measure'), `write one of ${measures.join(', ')}`)
}

function ruleOf(line: RuleLine): ScoreRule {
  const { cell, refuse } = line
  switch (cell('rule')) {
    case 'bands':
      if (cell('better') !== '')
        refuse('better', cell('better'), 'bands say by their scores what is better; leave this cell empty')
      return { name: 'bands', bands: bandsOf(line) }
    case 'percentile': {
      for (const column of ['limits', 'scores'])
        if (cell(column) !== '') refuse(column, cell(column), 'only bands have them; leave this cell empty')
      const better = cell('better') || 'high'
      if (better !== 'high' && better !== 'low') return refuse('better', better, 'write high or low')
      return { name: 'percentile', better }
    }
    default:
      return refuse('rule', cell('rule'), 'write bands or percentile')
  }
}

/** As many bands of one indicator as anybody reads. */
const mostBands = 20

function bandsOf({ cell, refuse }: RuleLine): Band[] {
  const list = (column: string) =>
    cell(column)
      .split(/[;；]/)
      .map((part) => numberOf(part.trim()))
  const limits = list('limits')
  const scores = list('scores')
  const known = limits.flatMap((limit) => limit ?? [])
  const rises = known.every((limit, index) => index === 0 || limit > (known[index - 1] ?? limit))
  if (known.length !== limits.length || !rises || limits.length >= mostBands)
    refuse('limits', cell('limits'), 'write numbers that rise from one to the next, such as 1;2;4;8')
  const points = scores.flatMap((score) => (score === null || score < 0 || score > 100 ? [] : score))
  if (points.length !== scores.length)
    refuse('scores', cell('scores'), 'write scores of 0 to 100, such as 0;30;55;80;100')
  if (points.length !== known.length + 1)
    refuse('scores', cell('scores'), `write ${known.length + 1}: one more than there are limits`)
  return points.map((score, index) => ({
    from: known[index - 1] ?? null,
    below: known[index] ?? null,
    score
  }))
}
