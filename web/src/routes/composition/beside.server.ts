import { formatShareChange } from '#lib/formats/figures.ts'
import { translator } from '#lib/i18n/messages.ts'
import type { Answers } from '#lib/server/answers.ts'
import { salesKpis, type CompositionRow, type KpiName } from '#lib/server/queries.ts'
import { coarsest } from '#lib/server/shell.ts'
import type { Breakdown, BreakdownRow } from '#lib/ui/breakdown.ts'
import { openLevel, topOf } from './levels.ts'
import { messages } from './messages.ts'
import type { Measure } from './parts.ts'
import { loadPlace } from './place.server.ts'
import { whereOf } from '#lib/server/where-of.ts'
import type { Question } from './question.server.ts'

const rowsShown = 6

/** Another composition, under the filters of the page. */
export type Beside = { title: string; measure: Measure; breakdown: Breakdown }

/** The three compositions that the company lives by, at the level that the filters leave open. */
export async function missionOf(
  answers: Answers,
  { levels, view }: Pick<Question, 'levels' | 'view'>
): Promise<{ kpi: KpiName; by: string }[]> {
  const leaves = [
    { kpi: 'net-sales', leaf: 'tier' },
    { kpi: 'units', leaf: 'product' },
    { kpi: 'net-sales', leaf: 'region' }
  ] as const
  const mission = await Promise.all(
    leaves.map(async ({ kpi, leaf }) => {
      const top = await coarsest(answers, leaf)
      return top === undefined ? [] : [{ kpi, by: openLevel(levels, top.name, view.filters) }]
    })
  )
  return mission.flat()
}

/** The two of them that the page does not show already. */
export async function loadBeside(answers: Answers, question: Question): Promise<Beside[]> {
  const { levels, by } = question
  const others = (await missionOf(answers, question)).filter(
    (each) => topOf(levels, each.by) !== topOf(levels, by.name)
  )
  return Promise.all(others.slice(0, 2).map((each) => loadOne(answers, question, each)))
}

async function loadOne(
  answers: Answers,
  question: Question,
  { kpi, by }: { kpi: KpiName; by: string }
): Promise<Beside> {
  const { view, period, levels, language } = question
  const compose = (limit: number) =>
    answers.composition({ kpi, period, by, where: whereOf(view, by), compare: view.compare, limit })
  const [composition, place] = await Promise.all([
    // One member alone beyond the rows has a row of its own.
    compose(rowsShown).then((some) => (some.other?.members === 1 ? compose(rowsShown + 1) : some)),
    loadPlace(answers, question, by)
  ])
  const { rows, other, total, negative_parts } = composition
  const measure = measureOf(kpi, language)
  const breakdown: Breakdown = {
    kpi,
    unit: measure.unit,
    direction: measure.direction,
    dimension: by,
    label: levels.find(({ name }) => name === by)?.label ?? by,
    rows: rows.map(asRow),
    rest: other && { ...asRow(other), members: other.members },
    total: asRow(total),
    negativeMembers: negative_parts?.members ?? 0,
    concentration: null
  }
  return { title: titleOf(breakdown, measure, place, language), measure, breakdown }
}

/** Who gained most of the shares; only where something did. */
function titleOf(
  { rows, label }: Breakdown,
  measure: Measure,
  place: string,
  language: Question['language']
): string {
  const t = translator(messages, language)
  const words = { place: place === '' ? t('beside.whole') : place, measure: measure.label }
  const most = rows
    .filter((row) => row.label && row.shareChange !== null)
    .toSorted((one, other) => (other.shareChange ?? 0) - (one.shareChange ?? 0))[0]
  const points = formatShareChange(most?.shareChange ?? null, language)
  return most?.label && points.startsWith('+')
    ? t('beside.up', { ...words, member: most.label, points: points.slice(1) })
    : t('beside.plain', { ...words, dimension: language === 'en' ? label.toLowerCase() : label })
}

/** A KPI as the page needs it. */
export function measureOf(name: KpiName, language: Question['language']): Measure {
  const kpi = salesKpis.find((each) => each.name === name)
  return {
    kpi: name,
    label: kpi?.label[language] ?? name,
    unit: kpi?.unit ?? 'count',
    kind: kpi?.kind ?? 'sum',
    direction: kpi?.direction ?? 'neutral'
  }
}

function asRow(row: CompositionRow): BreakdownRow {
  const { key, label, value, previous, change, change_rate, share, share_change_points } = row
  return {
    key,
    label,
    value,
    previous,
    change,
    changeRate: change_rate,
    share,
    shareChange: share_change_points === null ? null : share_change_points / 100
  }
}
