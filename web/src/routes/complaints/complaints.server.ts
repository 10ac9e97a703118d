import type { Answers } from '#lib/server/answers.ts'
import { holdPlace, startBlink } from '#lib/server/blink.ts'
import { oneOf } from '#lib/server/one-of.ts'
import {
  comparePeriodSchema,
  complaintClocks,
  complaintSteps,
  pendingStates,
  type ComplaintClock,
  type ComplaintsAnswer
} from '#lib/server/queries.ts'
import { whereOf } from '#lib/server/where-of.ts'
import type { View } from '#lib/view/view.ts'

export const ownParameters = ['clock', 'by', 'step', 'state', 'search', 'sort']

/** What orders have, too, and customers of complaints; the name is that of the dimension. */
const usualSplits = [
  'complaint_category',
  'product',
  'area',
  'complaint_severity',
  'complaint_owner'
] as const

const firstGroups = 15
const firstRows = 50

export type Split = { name: string; label: string }

/**
 * What the page is asked besides the month and the filters. From view to view (`isSwitch`) only what its first lines say
 * is waited for.
 * @throws AddressError for what there is not.
 */
export async function loadComplaints(
  view: View,
  answers: Answers,
  { language, isSwitch }: { language: 'zh-CN' | 'en'; isSwitch: boolean }
) {
  const { own } = view
  const known = await answers.complaintDimensions()
  const names = new Map(known.map(({ name, label }) => [name, label[language]]))
  const where = whereOf(view).filter(({ dimension }) => names.has(dimension))
  const ignored = Object.keys(view.filters).filter((dimension) => !names.has(dimension))
  const splits = splitsOf(names)
  const by = oneOf(
    'by',
    own['by'] ?? splits[0]?.name ?? '',
    splits.map(({ name }) => name)
  )
  const clock = own['clock'] === undefined ? undefined : oneOf('clock', own['clock'], complaintClocks)
  const asked = { where, ...(clock !== undefined && { clock }) }
  const compare = comparePeriodSchema.safeParse(view.compare).success ? view.compare : 'previous'
  const { step = '', state = '', search = '', sort } = own
  const chosen = {
    ...(step !== '' && { step: oneOf('step', step, complaintSteps) }),
    ...(state !== '' && { state: oneOf('state', state, pendingStates) }),
    ...(sort !== undefined && { sort })
  }
  const period = { month: view.month }
  const [total, summary] = await Promise.all([
    answers.complaintTotal({ where, period, compare }),
    answers.pendingSummary(asked)
  ])
  const soon = startBlink({ isSwitch })
  const complaints = async () =>
    handledOf(await answers.complaints({ ...asked, period, compare, by, limit: firstGroups }), compare)
  const [handled, months, list] = await Promise.all([
    holdPlace(complaints, { isSwitch }),
    soon(() => answers.complaintMonths({ ...asked, month: view.month })),
    soon(() => answers.pendingList({ ...asked, ...chosen, search, limit: firstRows }))
  ])
  return { by, splits, ignored, total, summary, handled, months, list }
}

/** How soon complaints were handled, and which of them stand out. */
function handledOf(answer: ComplaintsAnswer, compare: string) {
  const { by, clock, comparison, groups, left_out, minimum_n } = answer
  const drawnSteps = answer.steps.map(drawn)
  return { by: by ?? '', clock, compare, comparison, groups, left_out, minimum_n, steps: drawnSteps }
}

export type Handled = ReturnType<typeof handledOf>

/** What complaints are split by here: the usual, as far as the build has them, else regions in place of areas. */
function splitsOf(names: ReadonlyMap<string, string>): Split[] {
  const place = names.has('area') ? [] : ['region']
  return [...usualSplits, ...place].flatMap((name) => {
    const label = names.get(name)
    return label === undefined ? [] : [{ name, label }]
  })
}

type Step = ComplaintsAnswer['steps'][number]

/** Points of a curve, from the beginning to three times the limit. */
const counts = [72, 60, 36]

/** A step with its curves at as many times as a picture has room for, instead of all of them. */
function drawn({ curve, base_curve, ...step }: Step) {
  const unit = unitOf(step.limit_minutes)
  const end = (3 * step.limit_minutes) / unit
  const count = counts.find((each) => Number.isInteger((4 * end) / each)) ?? 60
  const times = Array.from({ length: count + 1 }, (_, index) => Math.round((index * end * 100) / count) / 100)
  const at = (steps: Step['curve']) =>
    times.map((time) => steps.findLast((each) => each.time <= time * unit + 1e-9)?.survival ?? 1)
  return {
    ...step,
    unit: unit === 1 ? ('minutes' as const) : unit === 60 ? ('hours' as const) : ('days' as const),
    limit: step.limit_minutes / unit,
    times,
    values: at(curve),
    base_values: step.base === null || step.base.begun === 0 ? null : at(base_curve)
  }
}

export type DrawnStep = ReturnType<typeof drawn>

/** Minutes of what a limit is told in. */
const unitOf = (minutes: number): 1 | 60 | 1440 => (minutes < 120 ? 1 : minutes < 2 * 1440 ? 60 : 1440)

export type Clock = ComplaintClock
