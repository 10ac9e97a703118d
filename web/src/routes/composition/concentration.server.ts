import type { ParetoPoint } from '#lib/charts/pareto.ts'
import type { Answers } from '#lib/server/answers.ts'
import type { Composition } from '#lib/server/queries.ts'
import { whereOf, type Question } from './question.server.ts'

/** How unevenly a whole is spread over the members of a dimension. */
export type Spread = {
  members: number
  hhi: number
  gini: number
  membersTo80: number
  top20Share: number
  curve: ParetoPoint[]
}

export type Concentration = {
  dimension: string
  now: Spread
  before: Spread | null
}

/** Of the customers, unless parts by customer do not add up: then of nothing. */
export async function loadConcentration(
  answers: Answers,
  question: Question,
  dimension: string
): Promise<Concentration | null> {
  const { measure, view, period } = question
  if (measure.kind !== 'sum' || !question.levels.some(({ name }) => name === dimension)) return null
  const composition = await answers.composition({
    kpi: measure.name,
    definition: view.definitions[measure.name],
    period,
    by: dimension,
    where: whereOf(view, dimension === question.by.name ? dimension : undefined),
    compare: view.compare,
    limit: 1
  })
  const { concentration, previous_concentration } = composition
  if (concentration === null) return null
  return {
    dimension,
    now: asSpread(concentration),
    before: previous_concentration && asSpread(previous_concentration)
  }
}

function asSpread(of: NonNullable<Composition['concentration']>): Spread {
  return {
    members: of.members,
    hhi: of.hhi,
    gini: of.gini,
    membersTo80: of.members_to_80,
    top20Share: of.top_20_share,
    curve: of.curve.map(({ member_share, value_share }) => ({ members: member_share, share: value_share }))
  }
}
