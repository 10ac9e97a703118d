import type { ParetoPoint } from '#lib/charts/pareto-curve.ts'
import type { Answers } from '#lib/server/answers.ts'
import type { Concentrations } from '#lib/server/figure-answers.ts'
import { later } from '#lib/server/later.ts'
import type { View } from '#lib/view/view.ts'
import { measureOf } from './beside.server.ts'
import type { Measure } from './parts.ts'
import { loadPlace } from './place.server.ts'
import { whereOf } from '#lib/server/where-of.ts'
import type { Question } from './question.server.ts'

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
  /** A, B and C, the largest first */
  classes: SpreadClass[]
}

export type SpreadClass = {
  abc: 'A' | 'B' | 'C'
  members: number
  /** Of the whole */
  share: number
  /** Where it ends on the curve */
  end: ParetoPoint
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
  const { concentration, previous_concentration } = await answers.concentration({
    kpi,
    definition: view.definitions[kpi],
    period,
    by: dimension,
    where: whereOf(view, except ?? undefined),
    compare: view.compare
  })
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

type Spreading = NonNullable<Concentrations['concentration']>

function asSpread(of: Spreading): Spread {
  return {
    members: of.members,
    hhi: of.hhi,
    gini: of.gini,
    membersTo80: of.members_to_80,
    top20Share: of.top_20_share,
    top: { members: Math.round(of.members / 5) / of.members, share: of.top_20_share },
    curve: of.curve.map(asPoint),
    classes: classesOf(of)
  }
}

/** Where a class ends is one of the points of the curve. */
function classesOf({ members, members_to_80, members_to_95, curve }: Spreading): SpreadClass[] {
  const ends = [members_to_80, members_to_95, members].map(
    (end) => curve.find((point) => point.members === end) ?? { members: end, member_share: 1, value_share: 1 }
  )
  return (['A', 'B', 'C'] as const).flatMap((abc, index) => {
    const [end, before] = [ends[index], ends[index - 1]]
    if (end === undefined) return []
    return {
      abc,
      members: end.members - (before?.members ?? 0),
      share: end.value_share - (before?.value_share ?? 0),
      end: asPoint(end)
    }
  })
}

function asPoint({ member_share, value_share }: Spreading['curve'][number]): ParetoPoint {
  return { members: member_share, share: value_share }
}
