import type { ParetoPoint } from '#lib/charts/pareto.ts'
import type { Answers } from '#lib/server/answers.ts'
import { later } from '#lib/server/later.ts'
import type { Composition } from '#lib/server/queries.ts'
import type { View } from '#lib/view/view.ts'
import { measureOf } from './beside.server.ts'
import type { Measure } from './parts.ts'
import { loadPlace } from './place.server.ts'
import { whereOf, type Question } from './question.server.ts'

/** How unevenly a whole is spread over the members of a dimension. */
export type Spread = {
  members: number
  hhi: number
  gini: number
  membersTo80: number
  top20Share: number
  /** The same as a point of the curve: a fifth of few members is no whole number of them. */
  top: ParetoPoint
  curve: ParetoPoint[]
}

export type Concentration = {
  dimension: string
  /** What is spread: where the page's own measure is not, net sales. */
  measure: Measure
  /** What it is of; '' for everything */
  place: string
  now: Spread
  before: Spread | null
}

/**
 * How the measure is spread over the members of a dimension. A rate is not, and customers are evenly spread over
 * themselves: then it is net sales.
 */
export async function loadConcentration(
  answers: Answers,
  question: Question,
  dimension: string
): Promise<Concentration | null> {
  const { view, period, by, language } = question
  const except = dimension === by.name ? dimension : null
  const kpi = isSpread(question, dimension) ? question.measure.name : 'net-sales'
  const place = later(loadPlace(answers, question, except))
  const composition = await answers.composition({
    kpi,
    definition: view.definitions[kpi],
    period,
    by: dimension,
    where: whereOf(view, except ?? undefined),
    compare: view.compare,
    limit: 1
  })
  const { concentration, previous_concentration } = composition
  if (concentration === null) return null
  return {
    dimension,
    measure: measureOf(kpi, language),
    place: await place,
    now: asSpread(concentration),
    before: previous_concentration && isOnePeriod(view) ? asSpread(previous_concentration) : null
  }
}

/** Targets are spread by whoever set them, and the mean of twelve months over the customers of all of them. */
export function isOnePeriod({ compare }: View): boolean {
  return compare !== 'target' && compare !== 'trailing-mean'
}

const countsCustomers: ReadonlySet<string> = new Set(['active-customers', 'new-customers'])

function isSpread({ measure }: Question, dimension: string): boolean {
  return measure.kind === 'sum' && !(dimension === 'customer' && countsCustomers.has(measure.name))
}

function asSpread(of: NonNullable<Composition['concentration']>): Spread {
  return {
    members: of.members,
    hhi: of.hhi,
    gini: of.gini,
    membersTo80: of.members_to_80,
    top20Share: of.top_20_share,
    top: { members: Math.round(of.members / 5) / of.members, share: of.top_20_share },
    curve: of.curve.map(({ member_share, value_share }) => ({ members: member_share, share: value_share }))
  }
}
