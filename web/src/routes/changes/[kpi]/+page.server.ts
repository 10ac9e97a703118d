import { requireAnswers, type Answers } from '#lib/server/answers.ts'
import { askedOf, kpiNamed } from '#lib/server/asked.ts'
import { chosenMembers } from '#lib/server/chosen-members.ts'
import { oneOf } from '#lib/server/one-of.ts'
import { bridges, bridgeSorts, otherPeriods, type ExplainAnswer, type KpiName } from '#lib/server/queries.ts'
import { readView } from '#lib/server/view.ts'
import { isNamed, withMembers, type View } from '#lib/view/view.ts'
import type { PageServerLoad } from './$types'

const firstRows = 100

export const load: PageServerLoad = async ({ locals, url, params }) => {
  const { language } = locals
  const answers = requireAnswers(locals)
  const kpi = kpiNamed(params.kpi)
  const asked = await readView(url.searchParams, answers, [
    'bridge',
    'by',
    'effect',
    'period',
    'search',
    'sort'
  ])
  // What has no customers, products and members of its own is not taken apart: last year stands in.
  const view: View = explains(asked.compare) ? asked : { ...asked, compare: 'last-year' }
  // What is searched for are customers of the member then, not members.
  const question = isMember(view) ? questionOf(unsearched(view), kpi.name) : questionOf(view, kpi.name)
  const [about, answer, dimensions, chosen] = await Promise.all([
    answers.describe(),
    answers.explain({ ...question, limit: firstRows }),
    answers.dimensions(),
    chosenMembers(answers, view.filters, language)
  ])
  const [bridge] = answer.bridges
  const list = await listBehind(bridge, { answers, view, answer })
  const { value, previous, change, comparison, period, window } = answer
  return {
    view: asked,
    compared: view,
    build: answers.build,
    company: about.company,
    kpi: {
      name: kpi.name,
      label: kpi.label[language],
      unit: kpi.unit,
      kind: kpi.kind,
      direction: kpi.direction
    },
    chosen,
    figure: { value, previous, change },
    period,
    window,
    comparison,
    bridge:
      bridge === undefined || list === null
        ? null
        : {
            name: bridge.name,
            by: bridge.by,
            bars: bridge.bars,
            bar: barOf(bridge, view.own['effect']),
            list: {
              ...list,
              label: dimensions.find(({ name }) => name === list.by)?.label[language] ?? list.by
            }
          }
  }
}

function questionOf(view: View, kpi: KpiName) {
  const { bridge, by, effect, search, sort } = view.own
  return {
    ...askedOf(view, kpi),
    compare: view.compare,
    ...(bridge !== undefined && { bridge: oneOf('bridge', bridge, bridges) }),
    ...(by !== undefined && { by }),
    ...(effect !== undefined && { effect }),
    ...(search !== undefined && { search }),
    ...(sort !== undefined && { sort: oneOf('sort', sort, bridgeSorts) })
  }
}

/** Bars of members that are no members, as the queries call them. */
const noMembers: readonly string[] = ['other', 'shared']

/** Whether the bar that is looked at is a member with customers of its own. */
function isMember({ own: { bridge, by, effect } }: View): boolean {
  return bridge === 'members' && by !== 'customer' && effect !== undefined && !noMembers.includes(effect)
}

function unsearched(view: View): View {
  const { search: _search, sort: _sort, ...own } = view.own
  return { ...view, own }
}

function explains(compare: View['compare']): boolean {
  return !isNamed(compare) || otherPeriods.some((name) => name === compare)
}

type Bridge = ExplainAnswer['bridges'][number]

/** The bar that is looked at; a member beyond the largest ones is a row of its own only. */
function barOf({ bars, rows }: Bridge, effect: string | undefined): Bridge['bars'][number] | null {
  if (effect === undefined) return null
  const [row] = rows
  const bar = bars.find((each) => each.effect === effect)
  if (bar !== undefined || row === undefined) return bar ?? null
  return { effect, label: row.label ?? row.key, change: row.change, members: 1 }
}

type Explained = { answers: Answers; view: View; answer: ExplainAnswer }

/**
 * What lies behind a bar, or behind all of them: the rows of the bridge; where the bar is a member itself, its
 * customers. `view` is what was asked for them.
 */
async function listBehind(bridge: Bridge | undefined, explained: Explained) {
  if (bridge === undefined) return null
  const { answers, answer } = explained
  const view: View = { ...explained.view, own: { ...explained.view.own, bridge: bridge.name, by: bridge.by } }
  const { effect, ...own } = view.own
  if (!isMember(view) || effect === undefined) return membersOf(bridge, { ...explained, view })
  const within: View = { ...withMembers(view, bridge.by, [effect]), own: { ...own, by: 'customer' } }
  const customers = await answers.explain({ ...questionOf(within, answer.kpi), limit: firstRows })
  const [behind] = customers.bridges
  return behind === undefined ? null : membersOf(behind, { answers, view: within, answer: customers })
}

/** The members of a bridge, the first of them, and what all of them come to. */
async function membersOf({ name, rows, bars, by, found }: Bridge, options: Explained) {
  const { answer, view } = options
  const bar = bars.find(({ effect }) => effect === view.own['effect'])
  const change = bar?.change ?? answer.change ?? 0
  return {
    by,
    view,
    change,
    sums: { value: found.value, previous: found.previous, change: found.change },
    total: found.members,
    rows,
    weights: name === 'mix-rate' ? await weightsOf(by, options) : null
  }
}

/** Each member's part of the denominator, before and after: that of its customers, orders or sales in the whole. */
async function weightsOf(by: string, { answers, view, answer }: Explained) {
  const question = { ...askedOf(view, answer.kpi), by, limit: 1000 }
  const { from, to } = answer.comparison
  const [after, before] = await Promise.all([
    answers.kpi(question),
    answers.kpi({ ...question, period: { from, to } })
  ])
  const weights: Record<string, { before: number | null; after: number | null }> = {}
  const part = (denominator: number | null, whole: number | null) =>
    denominator === null || !whole ? null : denominator / whole
  for (const { key, denominator } of after.rows)
    weights[key] = { before: null, after: part(denominator, after.total.denominator) }
  for (const { key, denominator } of before.rows)
    weights[key] = {
      after: weights[key]?.after ?? null,
      before: part(denominator, before.total.denominator)
    }
  return weights
}
