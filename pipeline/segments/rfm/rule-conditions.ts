/** From and to, both inclusive; an end that is null is open. */
export interface Range {
  readonly from: number | null
  readonly to: number | null
}

/** A score of 1 to 5, or whether it lies above the mean of all customers. */
export type ScoreCondition = Range | 'high' | 'low'

export const scoreColumns = ['r', 'f', 'm'] as const
export const figureColumns = ['recency_days', 'orders', 'net_amount', 'first_purchase_days'] as const

export type ScoreColumn = (typeof scoreColumns)[number]
export type FigureColumn = (typeof figureColumns)[number]

/** What a customer must be like for a rule to hold; what is not named does not matter. */
export type Conditions = Readonly<
  Partial<Record<ScoreColumn, ScoreCondition>> & Partial<Record<FigureColumn, Range>>
>

/** `4..5`, `..30`, `90..` or a single number; null when it is none of these. */
export function parseRange(text: string): Range | null {
  const [, low = '', dots = '', high = ''] =
    /^(\d*(?:\.\d{1,4})?)(\.\.)?(\d*(?:\.\d{1,4})?)$/.exec(text) ?? []
  if (low === '' && high === '') return null
  const from = low === '' ? null : Number(low)
  const to = high === '' ? null : Number(high)
  if (dots === '') return from === null ? null : { from, to: from }
  return from !== null && to !== null && from > to ? null : { from, to }
}

const names: Readonly<Record<FigureColumn, { zh: string; en: string; unit: { zh: string; en: string } }>> = {
  recency_days: { zh: '最近购买距今', en: 'last purchase', unit: { zh: '天', en: ' days ago' } },
  orders: { zh: '订单', en: 'orders', unit: { zh: '单', en: '' } },
  net_amount: { zh: '净销售额', en: 'net sales', unit: { zh: '', en: '' } },
  first_purchase_days: { zh: '首次购买距今', en: 'first purchase', unit: { zh: '天', en: ' days ago' } }
}

/** Conditions in words of both languages; those of a rule that takes whoever is left, too. */
export function describeConditions(conditions: Conditions): { zh: string; en: string } {
  const scores = scoreColumns.flatMap((column) => {
    const condition = conditions[column]
    if (condition === undefined) return []
    const letter = column.toUpperCase()
    if (condition === 'high') return [{ zh: `${letter}高`, en: `${letter} high` }]
    if (condition === 'low') return [{ zh: `${letter}低`, en: `${letter} low` }]
    const scored = rangeText(condition, '–')
    return [{ zh: `${letter}得${scored.zh}分`, en: `${letter} score ${scored.en}` }]
  })
  const figures = figureColumns.flatMap((column) => {
    const condition = conditions[column]
    if (condition === undefined) return []
    const { zh, en, unit } = names[column]
    const range = rangeText(condition, '–')
    return [{ zh: `${zh}${range.zh}${unit.zh}`, en: `${en} ${range.en}${unit.en}` }]
  })
  const parts = [...scores, ...figures]
  if (parts.length === 0) return { zh: '其余客户', en: 'Everyone else' }
  const en = parts.map((part) => part.en).join(', ')
  return { zh: parts.map((part) => part.zh).join('、'), en: en.slice(0, 1).toUpperCase() + en.slice(1) }
}

function rangeText({ from, to }: Range, dash: string): { zh: string; en: string } {
  const written = (value: number) => value.toLocaleString('en-US', { maximumFractionDigits: 4 })
  if (from === null) return { zh: `不超过${written(to ?? 0)}`, en: `at most ${written(to ?? 0)}` }
  if (to === null) return { zh: `不少于${written(from)}`, en: `at least ${written(from)}` }
  const both = from === to ? written(from) : `${written(from)}${dash}${written(to)}`
  return { zh: both, en: both }
}
