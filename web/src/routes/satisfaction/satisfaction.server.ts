import type { Language } from '#lib/i18n/language.ts'
import type { Answers } from '#lib/server/answers.ts'
import { oneOf } from '#lib/server/one-of.ts'
import { type Filter, kpis, surveys, type KpiName, type KpiRow, type Survey } from '#lib/server/queries.ts'
import { whereOf } from '#lib/server/where-of.ts'
import type { Direction } from '#lib/view/judgement.ts'
import { addMonths } from '#lib/view/months.ts'
import type { View } from '#lib/view/view.ts'
import type { Unit } from '#lib/formats/scale.ts'
import type { ScoreRow } from './score-row.ts'

export const ownParameters = ['survey', 'by', 'verdict', 'touchpoint', 'search', 'sort']

const firstRows = 50
/** So many members of a split; more are no picture. */
const mostMembers = 12

export type { Survey }

type Where = Filter[]

/** What the page is asked besides the month. */
export type Question = {
  view: View
  survey: Survey
  by: string
  /** By what scores can be split besides touchpoints, which have a name of their own. */
  splits: readonly { name: string; label: string | null }[]
  where: Where
  /** Filters that surveys know nothing of, in words. */
  leftOut: readonly string[]
}

const splitNames = ['tier', 'segment', 'owner']

/** @throws AddressError for a parameter that is none of those that there are. */
export async function readQuestion(view: View, answers: Answers, language: Language): Promise<Question> {
  const dimensions = await answers.dimensions()
  const area = await answers.coarsestDimension('region')
  const regions = new Set<string>()
  for (let name: string | null | undefined = 'region'; name != null && !regions.has(name);) {
    regions.add(name)
    name = dimensions.find((each) => each.name === name)?.parent
  }
  const known = new Set(
    dimensions
      .filter(({ name, attribute_of }) => attribute_of === 'customer' || regions.has(name))
      .map(({ name }) => name)
  )
  const splits = [
    ...(area === null ? [] : [{ name: area.name, label: area.label[language] }]),
    ...splitNames.flatMap((name) => {
      const label = dimensions.find((each) => each.name === name)?.label[language]
      return label === undefined ? [] : [{ name, label }]
    }),
    { name: 'touchpoint', label: null }
  ]
  return {
    view,
    survey: oneOf('survey', view.own['survey'] ?? 'nps', surveys),
    by: oneOf(
      'by',
      view.own['by'] ?? 'tier',
      splits.map(({ name }) => name)
    ),
    splits,
    where: whereOf(view).filter(({ dimension }) => known.has(dimension)),
    leftOut: dimensions
      .filter(({ name }) => view.filters[name] !== undefined && !known.has(name))
      .map(({ label }) => label[language])
  }
}

/** A figure of the month beside what the view compares it with. */
export type SurveyFigure = ScoreRow & {
  kpi: KpiName
  /** The one survey that it is of; null for all that it counts. */
  of: Survey | null
  unit: Unit
  direction: Direction
}

/** Scores and response rates of the month, of all surveys and of the one at hand; each has an interval of its own. */
export async function loadFigures(
  answers: Answers,
  { view, survey, where }: Question,
  language: Language
): Promise<SurveyFigure[]> {
  const sources = await answers.sources()
  type Asked = { kpi: KpiName; of: Survey | null; where: Where }
  const ofAll = (kpi: KpiName): Asked => ({ kpi, of: null, where })
  const asked: readonly Asked[] = [
    ...(['nps', 'csat', 'csat-score', 'ces'] as const).map(ofAll),
    ...((sources.get('survey_invitations') ?? 0) > 0
      ? [
          ofAll('survey-response-rate'),
          {
            ...ofAll('survey-response-rate'),
            of: survey,
            where: [...where, { dimension: 'survey', values: [survey] }]
          }
        ]
      : [])
  ]
  return Promise.all(
    asked.map(async ({ kpi: name, of, where: filters }) => {
      const { total } = await answers.kpi({
        kpi: name,
        period: { month: view.month },
        compare: view.compare,
        where: filters
      })
      const { unit, direction, label } = kpis.find((kpi) => kpi.name === name) ?? missing(name)
      return { kpi: name, of, unit, direction, ...rowOf(total), key: name, label: label[language] }
    })
  )
}

function missing(name: string): never {
  throw new Error(`the catalog has no KPI ${name}`)
}

function rowOf({ key, label, n, value, low, high, previous, change, ...row }: KpiRow): ScoreRow {
  const { change_low, change_high } = row
  // What is no period of its own, as a mean of months, has no interval: a score then lies as far from it as its own does.
  const own = previous === null || low === null || high === null ? null : [low - previous, high - previous]
  const [least = null, most = null] =
    change_low === null || change_high === null ? (own ?? []) : [change_low, change_high]
  return {
    ...{ key, label: label ?? '', n: n ?? 0, value, low, high, previous, change },
    differs: differs(least, most)
  }
}

function differs(low: number | null, high: number | null): ScoreRow['differs'] {
  if (low === null || high === null) return null
  return low > 0 ? 'up' : high < 0 ? 'down' : 'unclear'
}

/** The survey's score by what the page splits it by, over twelve months beside the twelve before. */
export async function loadGroups(
  answers: Answers,
  { view, survey, by, where }: Question
): Promise<ScoreRow[]> {
  const about = await answers.describe()
  const [from, base] = [addMonths(view.month, -11), addMonths(view.month, -23)]
  const known = about.months.some(({ month }) => month === base)
  const { rows } = await answers.kpi({
    kpi: survey,
    period: { from: `${from}-01`, to: lastDay(view.month) },
    ...(known && { compare: `${base}-01..${lastDay(addMonths(view.month, -12))}` }),
    by,
    where
  })
  return rows
    .map(rowOf)
    .filter(({ n, previous }) => n > 0 || previous !== null)
    .toSorted((one, other) => other.n - one.n)
    .slice(0, mostMembers)
}

function lastDay(month: string): string {
  const next = new Date(`${addMonths(month, 1)}-01T00:00:00Z`)
  next.setUTCDate(0)
  return next.toISOString().slice(0, 10)
}

export const loadScores = (answers: Answers, { view, survey, where }: Question) =>
  answers.satisfactionScores({ month: view.month, survey, where })

/** What follows the scores, with what of them stands beside it. */
export async function loadBeside(
  answers: Answers,
  { view, survey, where }: Question,
  { verdicts, next, minimum_n }: Awaited<ReturnType<typeof loadScores>>
) {
  const found = await answers.satisfactionBeside({ month: view.month, survey, where })
  return { ...found, survey, verdicts, next, minimum_n }
}

export type Beside = Awaited<ReturnType<typeof loadBeside>>

/** What customers wrote, of the verdict and the touchpoint that were chosen. */
export const loadComments = (answers: Answers, { view, survey, where }: Question) => {
  const { verdict, touchpoint, search = '', sort } = view.own
  return answers.comments({
    ...{ month: view.month, survey, where, search, limit: firstRows },
    ...(verdict && { verdict }),
    ...(touchpoint && { touchpoint }),
    ...(sort !== undefined && { sort })
  })
}
