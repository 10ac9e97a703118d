import type { Language } from '#lib/i18n/language.ts'
import type { Answers } from '#lib/server/answers.ts'
import { kpis, type Filter, type KpiAnswer, type KpiDefinition, type KpiName } from '#lib/server/queries.ts'
import type { Reference, Tile } from '#lib/ui/tile.ts'
import { judgeChange, judgeTarget, type Direction } from '#lib/view/judgement.ts'
import type { View } from '#lib/view/view.ts'

const shown: readonly KpiName[] = [
  'net-sales',
  'gross-sales',
  'return-rate',
  'units',
  'orders',
  'active-customers'
]
const monthsOfTrend = 13

export type Limits = { materialityRate: number; minimumN: number }

export type TilesOptions = {
  answers: Answers
  view: View
  where: Filter[]
  language: Language
  limits: Limits
}

/** The key figures of the month, each beside the comparison and the target. */
export async function loadTiles(options: TilesOptions): Promise<Tile[]> {
  const definitions = kpis.filter(({ name }) => shown.includes(name))
  return Promise.all(definitions.map((definition) => loadTile(definition, options)))
}

async function loadTile(definition: KpiDefinition<KpiName>, options: TilesOptions): Promise<Tile> {
  const { answers, view, where, language, limits } = options
  const { name: kpi, unit, direction } = definition
  const period = { month: view.month }
  const [compared, targeted, history] = await Promise.all([
    answers.kpi({ kpi, period, where, compare: view.compare }),
    answers.kpi({ kpi, period, where, compare: 'target' }),
    answers.history({ kpi, month: view.month, months: monthsOfTrend, where })
  ])
  const { total } = compared
  const target = reference(targeted, 'target', direction, limits)
  const others = view.compare === 'target' ? [] : [reference(compared, view.compare, direction, limits)]
  return {
    kpi,
    label: definition.label[language],
    definition: definition.definition[language],
    unit,
    direction,
    value: total.value,
    low: total.low,
    high: total.high,
    n: total.n,
    isTooSmall: unit === 'rate' && total.n !== null && total.n < limits.minimumN,
    references: target.value === null ? others : [...others, target],
    attainment: view.compare === 'target' && unit !== 'rate' ? attainment(total.value, target.value) : null,
    history
  }
}

function reference(
  answer: KpiAnswer,
  kind: Reference['kind'],
  direction: Direction,
  { materialityRate }: Limits
): Reference {
  const { previous, change, change_rate: changeRate } = answer.total
  const judgement =
    kind === 'target'
      ? judgeTarget(direction, change)
      : judgeChange({ direction, change, changeRate, materialityRate })
  const days = answer.comparison?.same_days ? Number(answer.through.slice(8, 10)) : null
  return { kind, value: previous, days, change, changeRate, judgement }
}

function attainment(value: number | null, target: number | null): number | null {
  return value === null || target === null || target <= 0 || value < 0 ? null : value / target
}
