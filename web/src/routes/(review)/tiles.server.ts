import type { Language } from '#lib/i18n/language.ts'
import type { Answers } from '#lib/server/answers.ts'
import { kpis, type Filter, type KpiAnswer, type KpiDefinition, type KpiName } from '#lib/server/queries.ts'
import type { Reference, Tile } from '#lib/ui/tile.ts'
import { judgeChange, judgeTarget, type Judgement } from '#lib/view/judgement.ts'
import type { View } from '#lib/view/view.ts'
import { countingOf, methodOf } from './counting.ts'
import { shownKpis } from './shown-kpis.ts'

const monthsOfTrend = 13

export type Limits = { materialityRate: number; minimumN: number }

export type TilesOptions = {
  answers: Answers
  view: View
  where: Filter[]
  language: Language
  limits: Limits
  /** Of the build */
  settings: Readonly<Record<string, string>>
}

/** The key figures of the month, each beside the comparison and the target. */
export async function loadTiles(options: TilesOptions): Promise<Tile[]> {
  const targeted = await options.answers.targetedKpis()
  const definitions = shownKpis.flatMap((name) => kpis.filter((kpi) => kpi.name === name))
  return Promise.all(definitions.map((definition) => loadTile(definition, { ...options, targeted })))
}

async function loadTile(
  kpi: KpiDefinition<KpiName>,
  options: TilesOptions & { targeted: readonly string[] }
): Promise<Tile> {
  const { view, language, limits, settings } = options
  const { compared, targeted, history } = await ask(kpi, options)
  const { total } = compared
  const target = targeted && reference(targeted, 'target', kpi, limits)
  const references = [
    ...(view.compare === 'target' ? [] : [reference(compared, view.compare, kpi, limits)]),
    ...(target === null || target.value === null ? [] : [target])
  ]
  return {
    kpi: kpi.name,
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
    counting: countingOf({ kpi, answer: compared, language, settings }),
    history
  }
}

/** A target is one of the KPI's own definition: under another one there is none to ask for. */
async function ask(
  { name: kpi }: KpiDefinition<KpiName>,
  { answers, view, where, targeted }: TilesOptions & { targeted: readonly string[] }
) {
  const definition = view.definitions[kpi]
  const asked = { kpi, where, ...(definition !== undefined && { definition }) }
  const question = { ...asked, period: { month: view.month } }
  const target =
    targeted.includes(kpi) && definition === undefined
      ? answers.kpi({ ...question, compare: 'target' })
      : null
  const [compared, ofTarget, history] = await Promise.all([
    view.compare === 'target'
      ? (target ?? answers.kpi(question))
      : answers.kpi({ ...question, compare: view.compare }),
    target,
    answers.history({ ...asked, month: view.month, months: monthsOfTrend })
  ])
  return { compared, targeted: ofTarget, history }
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
  { materialityRate }: Limits
): Judgement {
  const { previous: base, change, change_rate: changeRate, low, high } = total
  const { direction } = kpi
  if (kind === 'target') return judgeTarget(direction, change)
  // The later the month, the less time its customers have had: a change of that is neither good nor bad.
  if (methodOf(kpi, definition).looks_ahead) return 'plain'
  const interval = low === null || high === null || base === null ? null : { low, high, base }
  return judgeChange({ direction, change, changeRate, materialityRate, interval })
}

function attainment(value: number | null, target: number | null): number | null {
  return value === null || target === null || target <= 0 || value < 0 ? null : value / target
}
