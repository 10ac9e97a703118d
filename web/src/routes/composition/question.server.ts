import type { Language } from '#lib/i18n/language.ts'
import type { Answers } from '#lib/server/answers.ts'
import { AddressError } from '#lib/server/errors.ts'
import { oneOf } from '#lib/server/one-of.ts'
import { salesKpis, periodSchema, type Dimension, type PeriodRequest } from '#lib/server/queries.ts'
import { coarsest } from '#lib/server/shell.ts'
import { periodParameters } from '#lib/view/addresses.ts'
import { withOwn, type View } from '#lib/view/view.ts'
import { parseSort, type Sort } from './arrange.ts'
import { openLevel, topOf, type Level } from './levels.ts'

/** The parameters that are this page's own. */
export const ownParameters = ['by', 'columns', 'measure', 'page', 'period', 'search', 'show', 'sort'] as const

/** The ways to look at a composition. */
export const ways = ['chart', 'pareto', 'pivot', 'periods'] as const

export type Way = (typeof ways)[number]

/** What the page asks, checked; what the address leaves open is filled in. */
export type Question = {
  view: View
  measure: (typeof salesKpis)[number]
  by: Dimension
  show: Way
  /** The other dimension of the pivot. */
  columns: Dimension
  sort: Sort
  search: string
  /** From 1; 0 is the first rows with the others together. */
  page: number
  period: PeriodRequest
  levels: readonly Level[]
  language: Language
}

/** Throws AddressError for what the build, or the page, does not have. */
export async function readQuestion(view: View, answers: Answers, language: Language): Promise<Question> {
  const dimensions = await answers.dimensions()
  const levels = dimensions.map(({ name, label, parent }) => ({ name, label: label[language], parent }))
  const { own } = view
  const measure = readMeasure(own['measure'])
  const show = oneOf('show', own['show'] ?? 'chart', ways)
  const by =
    own['by'] === undefined
      ? await usualDimension(answers, levels, view)
      : findDimension(dimensions, 'by', own['by'])
  const columns =
    own['columns'] === undefined
      ? await otherDimension(answers, levels, view, by)
      : findDimension(dimensions, 'columns', own['columns'])
  const sort = parseSort(own['sort'])
  if (sort === null)
    throw new AddressError('sort', own['sort'] ?? '', 'a column, with - for the largest first')
  const chosen = {
    measure: measure.name,
    by: by.name,
    show,
    ...(show === 'pivot' && { columns: columns.name })
  }
  return {
    view: withOwn(view, chosen),
    measure,
    by,
    show,
    columns,
    sort,
    search: own['search'] ?? '',
    page: readPage(own['page']),
    period: readPeriod(view),
    levels,
    language
  }
}

function readMeasure(name = 'net-sales'): (typeof salesKpis)[number] {
  const found = salesKpis.find((kpi) => kpi.name === name)
  if (found !== undefined) return found
  throw new AddressError('measure', name, `one of ${salesKpis.map((kpi) => kpi.name).join(', ')}`)
}

function readPage(text = '0'): number {
  if (/^\d{1,6}$/.test(text)) return Number(text)
  throw new AddressError('page', text, 'a number')
}

function readPeriod(view: View): PeriodRequest {
  const parsed = periodSchema.safeParse(periodParameters(view))
  if (parsed.success) return parsed.data
  throw new AddressError('period', view.own['period'] ?? view.month, 'a period such as 2026-10, 2026-Q3')
}

function findDimension(dimensions: readonly Dimension[], parameter: string, name: string): Dimension {
  const found = dimensions.find((dimension) => dimension.name === name)
  if (found !== undefined) return found
  throw new AddressError(
    parameter,
    name,
    `one of ${dimensions.map((dimension) => dimension.name).join(', ')}`
  )
}

/** The areas, or the level below the one that is chosen. */
async function usualDimension(answers: Answers, levels: readonly Level[], view: View): Promise<Dimension> {
  const dimensions = await answers.dimensions()
  const top = (await coarsest(answers, 'region')) ?? dimensions[0]
  if (top === undefined) throw new AddressError('by', '', 'a dimension: this build has none')
  return findDimension(dimensions, 'by', openLevel(levels, top.name, view.filters))
}

/** Something to cross with: the products, or the regions where products are the rows. */
async function otherDimension(
  answers: Answers,
  levels: readonly Level[],
  view: View,
  by: Dimension
): Promise<Dimension> {
  const dimensions = await answers.dimensions()
  const tops = await Promise.all(['product', 'region'].map((leaf) => coarsest(answers, leaf)))
  const [products, regions] = tops.map((top) => top && openLevel(levels, top.name, view.filters))
  const other = [products, regions, 'tier'].find(
    (name) => name && topOf(levels, name) !== topOf(levels, by.name)
  )
  return dimensions.find(({ name }) => name === other) ?? by
}
