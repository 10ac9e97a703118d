import type { Language } from '#lib/i18n/language.ts'
import type { Answers } from '#lib/server/answers.ts'
import { later } from '#lib/server/later.ts'
import { kpis, type Filter, type KpiAnswer, type KpiDefinition, type KpiName } from '#lib/server/queries.ts'
import type { Reference, Tile } from '#lib/ui/tile.ts'
import { judgeChange, judgeTarget, type Judgement } from '#lib/view/judgement.ts'
import type { View } from '#lib/view/view.ts'
import { countingOf, methodOf } from './counting.ts'
import { shownKpis } from './shown-kpis.server.ts'

const monthsOfTrend = 13

export type Limits = { materialityRate: number; minimumN: number }

/** What is asked of the month that the page shows. */
export type ReviewQuestion = {
  answers: Answers
  view: View
  where: Filter[]
  language: Language
  limits: Limits
  /** Of the build */
  settings: Readonly<Record<string, string>>
}

/** A figure on its way to its place. */
export type AskedTile = {
  kpi: KpiName
  label: string
  place: 'tile' | 'quiet'
  figure: Promise<Tile>
}

/** Asks for the key figures of the month, each beside the comparison and the target, in the order of their places. */
export async function askTiles(question: ReviewQuestion): Promise<AskedTile[]> {
  const targeted = await question.answers.targetedKpis()
  return shownKpis.map(({ kpi, place }) => ({
    kpi: kpi.name,
    label: kpi.label[question.language],
    place,
    figure: later(loadTile(kpi, { ...question, targeted }))
  }))
}

/** The thirteen months of a figure that end with the view's, oldest first. */
export async function loadTrend(
  kpi: KpiName,
  { answers, view, where }: ReviewQuestion
): Promise<readonly (number | null)[]> {
  const definition = view.definitions[kpi]
  const asked = { kpi, where, ...(definition !== undefined && { definition }) }
  const history = await answers.history({ ...asked, month: view.month, months: monthsOfTrend })
  return history.map(({ value }) => value)
}

/** @throws QueryError where the filters of the view are none of what the KPI counts. */
export async function loadTile(
  kpi: KpiDefinition<KpiName>,
  options: ReviewQuestion & { targeted: readonly string[] }
): Promise<Tile> {
  const { view, language, limits, settings } = options
  const { compared, targeted } = await ask(kpi, options)
  const { total } = compared
  const target = targeted && reference(targeted, 'target', kpi, limits)
  const references = [
    ...(view.compare === 'target' ? [] : [reference(compared, view.compare, kpi, limits)]),
    ...(target === null || target.value === null ? [] : [target])
  ]
  return {
    kpi: kpi.name,
    of: kpi.scope_of === 'customers' ? 'customers' : 'sales',
    label: kpi.label[language],
    unit: kpi.unit,
    kind: kpi.kind,
    direction: kpi.direction,
    value: total.value,
    numerator: total.numerator,
    denominator: total.denominator,
    low: total.low,
    high: total.high,
    n: total.n,
    isTooSmall: total.n !== null && total.n < limits.minimumN,
    references,
    attainment:
      view.compare === 'target' && kpi.kind === 'sum' ? attainment(total.value, target?.value ?? null) : null,
    companions: compared.companions.map(({ kpi: name, unit, value }) => ({
      kpi: name,
      label: kpis.find((each) => each.name === name)?.label[language] ?? name,
      unit,
      value
    })),
    counting: countingOf({ kpi, answer: compared, language, settings })
  }
}

/** A target is one of the KPI's own definition: under another one there is none to ask for. */
async function ask(
  { name: kpi }: KpiDefinition<KpiName>,
  { answers, view, where, targeted }: ReviewQuestion & { targeted: readonly string[] }
) {
  const definition = view.definitions[kpi]
  const asked = { kpi, where, ...(definition !== undefined && { definition }) }
  const question = { ...asked, period: { month: view.month } }
  const target =
    targeted.includes(kpi) && definition === undefined
      ? answers.kpi({ ...question, compare: 'target' })
      : null
  const [compared, ofTarget] = await Promise.all([
    view.compare === 'target'
      ? (target ?? answers.kpi(question))
      : answers.kpi({ ...question, compare: view.compare }),
    target
  ])
  return { compared, targeted: ofTarget }
}

function reference(
  answer: KpiAnswer,
  kind: Reference['kind'],
  kpi: KpiDefinition<KpiName>,
  limits: Limits
): Reference {
  const { previous: value, change, change_rate: changeRate } = answer.total
  const days = answer.comparison?.same_days ? Number(answer.through.slice(8, 10)) : null
  return { kind, value, days, change, changeRate, judgement: judge(answer, kind, kpi, limits) }
}

function judge(
  { definition, total }: KpiAnswer,
  kind: Reference['kind'],
  kpi: KpiDefinition<KpiName>,
  { materialityRate, minimumN }: Limits
): Judgement {
  const { change } = total
  const { direction } = kpi
  // Points have no relative change: theirs is of the hundred that they reach to.
  const changeRate = kpi.unit === 'points' && change !== null ? change / 100 : total.change_rate
  if (kind === 'target')
    return total.n !== null && total.n < minimumN ? 'plain' : judgeTarget(direction, change)
  // The later the month, the less time its customers have had: a change of that is neither good nor bad.
  if (methodOf(kpi, definition).looks_ahead) return 'plain'
  return judgeChange({ direction, change, changeRate, materialityRate, interval: changeInterval(total) })
}

/** A mean of months has no interval of its own: a share then lies as far from it as its own interval does. */
function changeInterval({ change_low, change_high, low, high, previous }: KpiAnswer['total']) {
  if (change_low !== null && change_high !== null) return { low: change_low, high: change_high }
  if (low === null || high === null || previous === null) return null
  return { low: low - previous, high: high - previous }
}

function attainment(value: number | null, target: number | null): number | null {
  return value === null || target === null || target <= 0 || value < 0 ? null : value / target
}
