import type { Language } from '#lib/i18n/language.ts'
import type { Answers } from '#lib/server/answers.ts'
import { oneOf } from '#lib/server/one-of.ts'
import {
  cohortGrains,
  shownCohorts,
  survivalEvents,
  type CohortGrain,
  type SurvivalEvent,
  type SurvivalGroup
} from '#lib/server/queries.ts'
import { whereOf } from '#lib/server/where-of.ts'
import type { View } from '#lib/view/view.ts'
import { measures, sides, type Measure, type Side } from './shares.ts'

export const ownParameters = ['by', 'measure', 'show', 'group', 'event']

/** What the page is asked besides the month and the filters. */
export type Question = {
  view: View
  by: CohortGrain
  measure: Measure
  side: Side
  event: SurvivalEvent
  /** Attributes of customers that curves can be compared by. */
  groups: readonly { name: string; label: string }[]
  group: string
}

/** @throws AddressError for a parameter that is none of those that there are. */
export async function readQuestion(view: View, answers: Answers, language: Language): Promise<Question> {
  const groups = (await answers.dimensions())
    .filter(({ name, attribute_of }) => attribute_of === 'customer' && name !== 'customer')
    .map(({ name, label }) => ({ name, label: label[language] }))
  const { own } = view
  const usual = groups.find(({ name }) => name === 'acquisition_channel') ?? groups[0]
  return {
    view,
    by: oneOf('by', own['by'] ?? 'month', cohortGrains),
    measure: oneOf('measure', own['measure'] ?? 'customers', measures),
    side: oneOf('show', own['show'] ?? 'on', sides),
    event: oneOf('event', own['event'] ?? 'churn', survivalEvents),
    groups,
    group: oneOf(
      'group',
      own['group'] ?? usual?.name ?? '',
      groups.map(({ name }) => name)
    )
  }
}

export const loadCohorts = (answers: Answers, { view, by }: Question) =>
  answers.cohorts({ month: view.month, by, where: whereOf(view), cohorts: shownCohorts[by] })

/** The churn rate under both windows, and how many of those once called churned have bought again. */
export async function loadChurn(answers: Answers, { view }: Question) {
  return (await answers.churn({ month: view.month, where: whereOf(view) })).windows
}

export type Churn = Awaited<ReturnType<typeof loadChurn>>

const points = 90

/** Days from one point to the next: a month or a quarter ends with one, and so does any usual churn window. */
const strides = [1, 2, 3, 5, 6, 10, 15, 30, 60, 90]

/** The curves at as many days as a picture has room for. */
export async function loadSurvival(answers: Answers, { view, event, group }: Question) {
  const { total, groups, ...answer } = await answers.survival({
    ...{ month: view.month, event, by: group },
    where: whereOf(view),
    groups: 5
  })
  const last = total.steps.at(-1)?.time ?? 0
  const step = strides.find((days) => last / days <= points) ?? Math.ceil(last / points)
  const days = Array.from({ length: Math.floor(last / step) + 1 }, (_, index) => index * step)
  const curveOf = ({ steps, ...of }: SurvivalGroup) => {
    let next = 0
    let share = 1
    // Beyond the last customer at risk nothing is known.
    const values = days.map((day) => {
      while ((steps[next]?.time ?? Infinity) <= day) share = steps[next++]?.survival ?? share
      return share
    })
    return { ...of, values }
  }
  return { ...answer, days, total: curveOf(total), groups: groups.map(curveOf) }
}

export type SurvivalCurves = Awaited<ReturnType<typeof loadSurvival>>

/** Stages are of customers, by all their purchases: filters of lines say whose, and are named. */
export async function loadLifecycle(answers: Answers, { view }: Question, language: Language) {
  const dimensions = await answers.dimensions()
  const ofLines = dimensions.filter(
    ({ name, attribute_of }) => attribute_of === 'line' && view.filters[name] !== undefined
  )
  const flow = await answers.lifecycle({ month: view.month, where: whereOf(view), months: 13 })
  return {
    window: flow.churn_window_days,
    classes: flow.classes,
    ofLines: ofLines.map(({ label }) => label[language]),
    stages: flow.stages.map(({ stage, label, rule }) => ({
      stage,
      label: label[language],
      rule: rule[language]
    })),
    months: flow.months
  }
}

export type Lifecycle = Awaited<ReturnType<typeof loadLifecycle>>
